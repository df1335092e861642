export { accommodations, adjustFor, heardAdjusted, lookAgain } from "./own";
export { PersonDialog } from "./PersonDialog";
export {
  changeSettings,
  followSettings,
  type Settings,
  settings,
  type Theme,
  theme,
} from "./settings";
export { SettingsButton, SettingsDialog } from "./SettingsDialog";
