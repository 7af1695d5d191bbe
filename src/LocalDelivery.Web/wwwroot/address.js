// The address box of who joins: suggestions while typing, the position, or a pin on a map.
import { suggestions } from "./suggestions.js";

const box = document.getElementById("Address");
const field = document.querySelector(".suggest");
const form = document.getElementById("where");
const says = document.getElementById("locate-says");
let chosen = form.querySelector('input[type="hidden"][name="AddressId"]');
if (!chosen) chosen = form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "AddressId", disabled: true }));

const { ask, say, take } = suggestions(box, field, says, {
  typing: () => (chosen.value = ""),
  taken: (door) => {
    form.querySelector(".choices")?.remove();
    chosen.disabled = false;
    box.value = door.line;
    chosen.value = door.id;
    form.elements.Latitude.value = form.elements.Longitude.value = "";
    pin?.remove();
    document.getElementById("Flat").focus();
  },
});

const buttons = document.querySelector(".locate");
buttons.hidden = false;
document.getElementById("without-scripts")?.remove();
document.getElementById("here").addEventListener("click", () => navigator.geolocation.getCurrentPosition(
  async ({ coords }) => {
    box.focus();
    if (field.dataset.blank) return place({ lat: coords.latitude, lng: coords.longitude });   // no door is known: where one stands is the pin
    await ask(`/join/addresses/near?latitude=${coords.latitude}&longitude=${coords.longitude}`, "far");
  },
  () => say("denied"),
));

/** The home is where nobody knows a door. */
function place({ lat, lng }) {
  const { Latitude, Longitude } = form.elements;
  Latitude.value = lat.toFixed(6);
  Longitude.value = lng.toFixed(6);
  chosen.value = "";
  say("pinned");
}

/** Where the home is said to be; on the map only when somebody has put it there. */
let pin;

// The map is loaded only when somebody asks for it. Every door we know is on it: without a background they are what one finds one's own by.
const pinButton = document.getElementById("pin");
pinButton?.addEventListener("click", async () => {
  pinButton.disabled = true;
  try {
    const { leaflet, tellHowClose } = await import("./leaflet.js");
    const [L, around] = await Promise.all([leaflet(), read(`/join/addresses/around?q=${encodeURIComponent(box.value)}`)]);
    const shown = document.getElementById("pin-map");
    shown.hidden = pinButton.hidden = false;
    const map = L.map(shown, { zoomSnap: field.dataset.tiles ? 1 : 0.25 });
    tellHowClose(map, NUMBERS_FIT);
    drawPin(L, map, around);
    pinButton.hidden = true;
    say(form.elements.Latitude.value ? "pinned" : "pin");
    shown.scrollIntoView({ block: "nearest" });
  } catch {
    say("unreachable");
    pinButton.disabled = false;
  }
});

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return await answer.json();
}

/** From this zoom on house numbers stand apart; farther away a door is a dot. */
const NUMBERS_FIT = 17;

/** The doors of the street that was typed, or all there are: never a place without a door. */
function firstView(map, around) {
  const inView = around.street ? around.doors.filter((door) => door.street === around.street) : around.doors;
  const places = inView.map((door) => [door.latitude, door.longitude]);
  map.fitBounds(places.length ? places : [[around.latitude, around.longitude]], { padding: [28, 28], maxZoom: 18 });
}

function drawPin(L, map, around) {
  firstView(map, around);
  // A tile server wants to know whose page it draws for.
  if (field.dataset.tiles) L.tileLayer(field.dataset.tiles, { attribution: field.dataset.attribution, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(map);
  const { Latitude, Longitude } = form.elements;
  pin = L.marker(Latitude.value ? [Latitude.value, Longitude.value] : map.getCenter(), { icon: L.divIcon({ className: "map-pin", iconSize: [28, 34], iconAnchor: [14, 34] }), draggable: true, title: says.dataset.drag, alt: says.dataset.drag, zIndexOffset: 1000 });
  const streets = new Set();
  for (const door of around.doors) {
    const asked = door.street === around.street ? " asked" : "";   // the street that was typed keeps its name from afar
    const icon = L.divIcon({ className: `map-door${asked}`, html: text(door.number), iconSize: [30, 22] });
    const marker = L.marker([door.latitude, door.longitude], { icon, title: door.line, alt: door.line }).addTo(map);
    // Among dots nobody can be sure of the right one: the first tap comes closer.
    marker.on("click", () => (map.getZoom() < NUMBERS_FIT ? map.setView(marker.getLatLng(), NUMBERS_FIT + 1) : take(door)));
    if (!streets.has(door.street)) marker.bindTooltip(text(door.street), { permanent: true, direction: "top", offset: [0, -8], className: `map-street${asked}` });
    streets.add(door.street);
  }
  if (Latitude.value) map.setView(pin.addTo(map).getLatLng(), NUMBERS_FIT + 1);
  pin.on("dragend", () => place(pin.getLatLng()));
  map.on("click", (event) => {
    if (map.getZoom() < NUMBERS_FIT) return map.setView(event.latlng, NUMBERS_FIT + 1);   // from afar a finger covers a whole street
    pin.setLatLng(event.latlng).addTo(map);
    place(event.latlng);
  });
}

/** Leaflet takes an element as it is, and a string as HTML: a house number may be neither script nor markup. */
function text(words) {
  return Object.assign(document.createElement("span"), { textContent: words });
}
