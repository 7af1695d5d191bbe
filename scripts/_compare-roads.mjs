// Builds Valhalla's tiles from an extract and asks it for the driving times between random doors: "lat,lon,lat,lon,seconds,meters", a pair a line.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [roads, addresses, answers] = process.argv.slice(2);
const require = createRequire(`${process.cwd()}/`);
const { Actor } = require("@valhallajs/valhallajs");
const MATRICES = 25, FROM = 10, TO = 20; // 5,000 pairs

let state = Number(process.env.SEED ?? 1); // the same doors each time (mulberry32)
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const doors = readFileSync(addresses, "utf8").trim().split("\n").slice(1).map((line) => line.split(",")).map(([lat, lon]) => ({ lat: Number(lat), lon: Number(lon) }));
const some = (count) => Array.from({ length: count }, () => doors[Math.floor(random() * doors.length)]);

const valhalla = (...args) => execFileSync("npx", ["--no", "valhalla", ...args], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }).toString();
const config = JSON.parse(valhalla("build_config", "--mjolnir-tile-dir", `${process.cwd()}/tiles`, "--mjolnir-tile-extract", `${process.cwd()}/tiles.tar`));
config.thor.source_to_target_algorithm = "timedistancematrix";
config.mjolnir.logging = config.loki.logging = config.thor.logging = { type: "" };
writeFileSync("config.json", JSON.stringify(config));
valhalla("build_tiles", "-c", "config.json", roads);

const actor = new Actor(config);
const lines = [];
for (let matrix = 0; matrix < MATRICES; matrix++) {
  const [sources, targets] = [some(FROM), some(TO)];
  const answer = await actor.matrix({ sources, targets, costing: "auto", units: "kilometers" });
  for (const leg of answer.sources_to_targets.flat()) {
    const [from, to] = [sources[leg.from_index], targets[leg.to_index]];
    if (leg.time > 0) lines.push([from.lat, from.lon, to.lat, to.lon, leg.time, Math.round(leg.distance * 1000)].join(","));
  }
}
writeFileSync(answers, lines.join("\n") + "\n");
