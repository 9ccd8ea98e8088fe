export { read, write } from "../answers/option.js";
