import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { api, wordsFor } from "../../api";
import { counted } from "../../dates";
import { Link } from "../../router";
import { announce, Button, Notice, Waiting } from "../../ui";
import type { Pattern, Policy, PolicyTried, PolicyWhole, Rule } from "../../wire";
import { useAttempt } from "../attempt";
import { Page } from "../Page";
import { actionWords, PatternFields, RuleFields } from "./PolicyFields";
import "./review.css";

const NEW_RULE: Rule = { categories: [], at_least: 2, ages: [], roles: [], subjects: [], action: "hold", words: "" };

/** What becomes of what the screen finds: read, changed, tried on the last day, and saved. */
export function PolicyPage(): JSX.Element {
  const [whole, setWhole] = useState<PolicyWhole | null>(null);
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [tried, setTried] = useState<PolicyTried | null>(null);
  const { pending, problem, run } = useAttempt();
  const take = (found: PolicyWhole) => {
    setWhole(found);
    setPolicy(found.policy);
    setTried(null);
  };
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    api.policy().then(take, (error: unknown) => setTrouble(wordsFor(error)));
  }, []);
  const change = (next: Policy) => {
    setPolicy(next);
    setTried(null);
  };
  const next = whole !== null && policy !== null ? { ...policy, version: whole.policy.version + 1 } : null;
  const attempt = () =>
    run(async () => {
      if (next !== null) setTried(await api.tryPolicy({ policy: next }));
    });
  const save = () =>
    run(async () => {
      if (next === null) return;
      take(await api.savePolicy({ policy: next }));
      announce("Saved. It holds from the next text on.");
    });
  const isChanged = whole !== null && policy !== whole.policy;
  return (
    <Page
      title="Policy"
      lead={whole && (whole.usual ? "The usual policy: nobody has changed it yet." : `Version ${whole.policy.version}`)}
      action={<Link href="/review" class="button button--plain">Back to the review</Link>}
    >
      {trouble !== null && <Notice tone="careful">{trouble}</Notice>}
      {whole === null && trouble === null && <Waiting doing="Fetching the policy." />}
      {whole !== null && policy !== null && (
        <>
          <p>The first rule that fits what was found says what becomes of it. Of several, the strictest counts. What no rule speaks of is held.</p>
          <Rules policy={policy} categories={whole.categories} onChange={change} />
          <Patterns policy={policy} categories={whole.categories} onChange={change} />
          {problem !== null && <Notice tone="wrong">{problem}</Notice>}
          {tried !== null && <Trial tried={tried} />}
          <div class="case__decision">
            <Button pending={pending} onClick={attempt}>
              Try it on the last 24 hours
            </Button>
            <Button variant="primary" pending={pending} disabled={!isChanged || tried === null || tried.faults.length > 0} onClick={save}>
              Save it
            </Button>
          </div>
          {isChanged && tried === null && <p class="case__help">Try it before you save it.</p>}
        </>
      )}
    </Page>
  );
}

type PartProps = { readonly policy: Policy; readonly categories: PolicyWhole["categories"]; readonly onChange: (policy: Policy) => void };

function Rules({ policy, categories, onChange }: PartProps): JSX.Element {
  const put = (rules: readonly Rule[]) => onChange({ ...policy, rules });
  const swap = (at: number, by: number) => {
    const rules = [...policy.rules];
    const [taken] = rules.splice(at, 1);
    if (taken) rules.splice(at + by, 0, taken);
    put(rules);
  };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">Rules, in order</h2>
      <ol class="policy">
        {policy.rules.map((rule, at) => (
          <li key={at} class="policy__rule">
            <RuleFields name={`Rule ${at + 1}`} rule={rule} categories={categories} onChange={(next) => put(policy.rules.map((each, n) => (n === at ? next : each)))} />
            <div class="case__decision">
              <Button size="small" disabled={at === 0} onClick={() => swap(at, -1)} aria-label={`Rule ${at + 1} earlier`}>
                Earlier
              </Button>
              <Button size="small" disabled={at === policy.rules.length - 1} onClick={() => swap(at, 1)} aria-label={`Rule ${at + 1} later`}>
                Later
              </Button>
              <Button size="small" icon="trash" onClick={() => put(policy.rules.filter((_, n) => n !== at))} aria-label={`Take out rule ${at + 1}`}>
                Take out
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button icon="plus" onClick={() => put([NEW_RULE, ...policy.rules])}>
        Put a rule first
      </Button>
    </section>
  );
}

function Patterns({ policy, categories, onChange }: PartProps): JSX.Element {
  const patterns = policy.patterns;
  const put = (next: readonly Pattern[]) => onChange({ ...policy, patterns: next });
  return (
    <section aria-labelledby="patterns">
      <h2 id="patterns">Your own patterns</h2>
      <p>Regular expressions that the screen looks for besides. One that would stop an ordinary sentence of a lesson is not saved.</p>
      <ul class="policy">
        {patterns.map((pattern, at) => (
          <li key={at} class="policy__rule">
            <PatternFields name={`Pattern ${at + 1}`} pattern={pattern} categories={categories} onChange={(next) => put(patterns.map((each, n) => (n === at ? next : each)))} />
            <Button size="small" icon="trash" onClick={() => put(patterns.filter((_, n) => n !== at))} aria-label={`Take out pattern ${at + 1}`}>
              Take out
            </Button>
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => put([...patterns, { name: `own_${patterns.length + 1}`, pattern: "", category: "contact", severity: 2 }])}>
        Add a pattern
      </Button>
    </section>
  );
}

function Trial({ tried }: { readonly tried: PolicyTried }): JSX.Element {
  if (tried.faults.length > 0)
    return (
      <Notice tone="wrong">
        <ul>
          {tried.faults.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Notice>
    );
  const actions = [...new Set([...Object.keys(tried.before), ...Object.keys(tried.after)])];
  return (
    <Notice tone="good">
      Something was found in {counted(tried.looked_at, "text")} in the last 24 hours. With this policy {tried.changed} of them would have been treated otherwise.
      <ul>
        {actions.map((each) => (
          <li key={each}>
            {actionWords(each)}: {tried.after[each] ?? 0} instead of {tried.before[each] ?? 0}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
