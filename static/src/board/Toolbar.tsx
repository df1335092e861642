import type { JSX, TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";

import { settings } from "../settings";
import { IconButton, Tooltip } from "../ui";
import type { Desk } from "./desk";
import { depths, redo, undo } from "./edits";
import { StyleButton, StylePicker } from "./StylePicker";
import { STAMPS, type Tool, TOOLS } from "./tools";

/** Wide enough to have the colours beside the tools, in pixels. */
const ROOMY = 1_180;

/** The tools, in one row. Arrow keys go along it. */
export function Toolbar({ desk, finish }: { readonly desk: Desk; readonly finish: () => void }): JSX.Element {
  const compact = desk.compact.value;
  const letters = settings.value.letters && !compact;
  const may = desk.may.value;
  const { undo: canUndo, redo: canRedo } = depths(desk);
  const tools = TOOLS.filter(({ small }) => small || !compact);
  const [stop, setStop] = useState<string>("");
  const first = tools.some(({ tool }) => tool === desk.tool.value) ? desk.tool.value : (tools[0]?.tool ?? "");
  const current = stop === "" ? first : stop;
  const stopAt = (name: string) => ({ tabIndex: name === current ? 0 : -1, onFocus: () => setStop(name), "data-stop": name });
  const choose = (tool: Tool) => {
    finish();
    desk.choose(tool);
  };
  return (
    <div class={`toolbar-row ${compact ? "toolbar-row--compact" : ""}`}>
      <div class="toolbar" role="toolbar" aria-label="Drawing tools" aria-describedby={may.draw ? undefined : "board-locked"} tabIndex={-1} onKeyDown={moveAlong}>
        {tools.map(({ tool, name, letter, icon, writes }) => (
          <IconButton
            key={tool}
            {...stopAt(tool)}
            icon={icon}
            label={name}
            letter={letters ? letter : undefined}
            tip="above"
            pressed={desk.tool.value === tool && (may.draw || !writes)}
            disabled={writes && !may.draw}
            onClick={() => choose(tool)}
          />
        ))}
        {compact && <Stamps desk={desk} disabled={!may.draw} stopAt={stopAt} />}
        <span class="toolbar__gap" />
        <IconButton {...stopAt("undo")} icon="undo" label="Undo" letter="Ctrl Z" tip="above" disabled={!canUndo} onClick={() => undoOrRedo(desk, finish, undo)} />
        <IconButton {...stopAt("redo")} icon="redo" label="Redo" letter="Ctrl Shift Z" tip="above" disabled={!canRedo} onClick={() => undoOrRedo(desk, finish, redo)} />
      </div>
      {desk.area.value.width >= ROOMY ? <StylePicker desk={desk} disabled={!may.draw} /> : <StyleButton desk={desk} disabled={!may.draw} />}
    </div>
  );
}

function undoOrRedo(desk: Desk, finish: () => void, act: (desk: Desk) => void): void {
  finish();
  act(desk);
}

type StampsProps = {
  readonly desk: Desk;
  readonly disabled: boolean;
  readonly stopAt: (name: string) => { readonly tabIndex: number; readonly onFocus: () => void; readonly "data-stop": string };
};

function Stamps({ desk, disabled, stopAt }: StampsProps): JSX.Element {
  return (
    <>
      {Object.entries(STAMPS).map(([sign, name]) => {
        const choose = () => {
          desk.stamp.value = sign;
          desk.choose("stamp");
        };
        return (
          <Tooltip key={sign} text={name} side="above">
            <button
              {...stopAt(name)}
              type="button"
              class="icon-button stamp"
              aria-label={`${name} stamp`}
              aria-pressed={desk.tool.value === "stamp" && desk.stamp.value === sign && !disabled}
              aria-disabled={disabled || undefined}
              onClick={disabled ? undefined : choose}
            >
              {sign}
            </button>
          </Tooltip>
        );
      })}
    </>
  );
}

function moveAlong(event: TargetedKeyboardEvent<HTMLElement>): void {
  const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]"));
  const at = stops.findIndex((each) => each === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + stops.length, Home: 0, End: stops.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  stops[to % stops.length]?.focus();
}
