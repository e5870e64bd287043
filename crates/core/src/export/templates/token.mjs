// @about@
import { readFileSync } from "node:fs";
import { request } from "node:https";

const file = (name) => readFileSync(new URL(name, import.meta.url));
const body = "@body@";
const options = {
  method: "POST",
  cert: file("@certificate@"),
  key: file("@key@"),
  headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length },
};
const call = request("@url@", options, async (answer) => {
  let text = "";
  for await (const part of answer) text += part;
  console.log(text);
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
});
call.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
call.end(body);
