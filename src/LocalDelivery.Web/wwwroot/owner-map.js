// The routes on a map, loaded only when somebody asks for it. Without tiles it still shows depot, routes and stops.
// Text goes in as text nodes, colors and dashes come from the stylesheet: see .map in site.css.

import { leaflet, tellHowClose } from "./leaflet.js";

/** From this zoom on the stops' numbers stand apart. */
const NUMBERS_FIT = 16;

const button = document.querySelector("[data-map]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const [L, plan] = await Promise.all([leaflet(), read(button.dataset.map)]);
      const place = document.getElementById("map");
      place.hidden = false;
      const map = L.map(place, { zoomSnap: plan.tileUrl ? 1 : 0.25 });
      tellHowClose(map, NUMBERS_FIT);
      draw(L, map, plan);
      document.querySelector(".sketch")?.remove();
      place.scrollIntoView({ block: "nearest" });
      button.hidden = true;
      document.getElementById("map-failed").hidden = true;
    } catch {
      const failed = document.getElementById("map-failed");
      failed.textContent = button.dataset.failed;
      failed.hidden = false;
      button.disabled = false;
    }
  });
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return await answer.json();
}

function draw(L, map, plan) {
  map.attributionControl.setPrefix("Leaflet");
  if (plan.attribution) map.attributionControl.addAttribution(plan.attribution); // also without tiles: the roads are somebody's too
  // A tile server wants to know whose page it draws for (openstreetmap.org refuses whoever does not say); the other pages tell nobody.
  if (plan.tileUrl) L.tileLayer(plan.tileUrl, { maxZoom: 19, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(map);
  for (const route of plan.routes) {
    L.polyline(route.line, { className: `route-${route.style}`, color: "", weight: 3 }).addTo(map);
    for (const stop of route.stops) mark(L, map, stop, `map-stop route-${route.style}`, String(stop.number));
  }
  for (const stop of plan.unassigned) mark(L, map, stop, "map-stop unplaced", "!");
  for (const depot of plan.depots) mark(L, map, depot, "map-depot", "");
  const places = [...plan.routes.flatMap((route) => route.line), ...[...plan.unassigned, ...plan.depots].map((at) => [at.latitude, at.longitude])];
  const fit = () => map.fitBounds(places.length ? places : [[-60, -170], [75, 170]], { padding: [24, 24], maxZoom: 17 });
  fit();
  map.on("resize", fit); // a turned phone
}

function mark(L, map, place, className, number) {
  const label = document.createElement("span");
  label.textContent = place.label;
  const icon = L.divIcon({ className, html: Object.assign(document.createElement("span"), { textContent: number }), iconSize: [24, 24] });
  L.marker([place.latitude, place.longitude], { icon, title: place.label, alt: place.label }).addTo(map).bindPopup(label);
}
