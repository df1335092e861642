export {
  changeSettings,
  followSettings,
  type Settings,
  settings,
  type Theme,
  theme,
} from "./settings";
export { SettingsButton, SettingsDialog } from "./SettingsDialog";
