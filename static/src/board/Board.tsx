export { Board } from "../whiteboard/Board";
