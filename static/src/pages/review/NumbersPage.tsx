import type { JSX } from "preact";

import { api, wordsFor } from "../../api";
import { span } from "../../dates";
import { Link } from "../../router";
import { Button, Notice, Waiting } from "../../ui";
import type { NumbersOfReview } from "../../wire";
import { useLoaded } from "../loading";
import { Page } from "../Page";
import { categoryWords } from "./words";
import "../table.css";
import "./review.css";

/** How much was reviewed, how fast, and how often each rule was right. */
export function NumbersPage(): JSX.Element {
  const { loaded, renew } = useLoaded(api.reviewNumbers);
  return (
    <Page title="Review in numbers" action={<Link href="/review" class="button button--plain">Back to the review</Link>}>
      {loaded.is === "waiting" && <Waiting doing="Adding up." />}
      {loaded.is === "failed" && <Notice tone="careful" action={<Button onClick={() => void renew()}>Try again</Button>}>{wordsFor(loaded.problem)}</Notice>}
      {loaded.is === "here" && <Tables numbers={loaded.value} />}
    </Page>
  );
}

function Tables({ numbers }: { readonly numbers: NumbersOfReview }): JSX.Element {
  const { days, categories, rules, appeals, answered, granted } = numbers;
  if (categories.length === 0) return <p>Nothing was decided in the last {days} days. What is decided is added up here.</p>;
  return (
    <>
      <div class="table-around">
        <table class="table">
          <caption>What was decided in the last {days} days, and how fast</caption>
          <thead>
            <tr>
              <th scope="col">What it was</th>
              <th scope="col">Decided</th>
              <th scope="col">Half of it within</th>
              <th scope="col">Nine of ten within</th>
            </tr>
          </thead>
          <tbody>
            {categories.map((each) => (
              <tr key={each.category}>
                <th scope="row">{categoryWords(each.category)}</th>
                <td>{each.decided}</td>
                <td>{span(each.median_ms)}</td>
                <td>{span(each.slow_ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rules.length > 0 && (
        <div class="table-around">
          <table class="table">
            <caption>How often each rule of the screen was right</caption>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">Decided</th>
                <th scope="col">Wrong</th>
                <th scope="col">Right</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((each) => (
                <tr key={each.rule}>
                  <th scope="row">{each.rule}</th>
                  <td>{each.decided}</td>
                  <td>{each.wrong}</td>
                  <td>{Math.round((100 * (each.decided - each.wrong)) / each.decided)}%</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>
        Authors asked for another look {appeals} times; {answered} were answered, and {granted} were right.
      </p>
    </>
  );
}
