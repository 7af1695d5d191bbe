// Doors that fit what is typed into an address box, as a list below it. The server finds the door without it too.

/** @param says The place that says what to do next, in its data-* attributes. @param taken Called with the chosen door. @param typing Called when the box no longer says the door that was chosen. */
export function suggestions(box, field, says, { taken, typing = () => {} }) {
  const list = Object.assign(document.createElement("ul"), { id: "doors", role: "listbox", className: "doors", hidden: true });
  field.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "doors", "aria-expanded": "false" })) box.setAttribute(name, value);

  let asked = 0;
  let active = -1;
  const say = (what) => (says.textContent = what ? says.dataset[what] : "");

  // Without an answer the form still works: what was typed is looked up when it is sent.
  async function ask(url, nothing) {
    const mine = ++asked;
    try {
      const answer = await fetch(url);
      if (mine !== asked) return;   // a later question is on its way
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      const doors = await answer.json();
      offer(doors);
      say(doors.length === 0 ? nothing : "pick");
    } catch {
      if (mine === asked) say("unreachable");
    }
  }

  function offer(doors) {
    active = -1;
    list.replaceChildren(...doors.map((door, index) => {
      const item = Object.assign(document.createElement("li"), { role: "option", id: `door-${index}`, textContent: door.line });
      item.append(Object.assign(document.createElement("small"), { textContent: ` ${door.place}` }));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(door); });
      item.door = door;
      return item;
    }));
    list.hidden = doors.length === 0;
    if (!list.hidden) list.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-expanded", String(doors.length > 0));
  }

  function take(door) {
    asked++;   // an answer that comes now is about something else
    offer([]);
    say("");
    taken(door);
  }

  let pause;
  box.addEventListener("input", () => {
    typing();
    clearTimeout(pause);
    pause = setTimeout(() => (box.value.trim().length > 1 ? ask(`/join/addresses?q=${encodeURIComponent(box.value)}`, "none") : offer([])), 120);
  });
  box.addEventListener("keydown", (event) => {
    const items = [...list.children];
    if (items.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") active = (active + (event.key === "ArrowDown" ? 1 : items.length - 1 + (active < 0 ? 1 : 0))) % items.length;
    else if (event.key === "Enter" && active >= 0) return event.preventDefault(), take(items[active].door);
    else if (event.key === "Escape") return offer([]);
    else return;
    event.preventDefault();
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    box.setAttribute("aria-activedescendant", items[active].id);
  });
  box.addEventListener("blur", () => setTimeout(() => offer([]), 200));
  document.addEventListener("pointerdown", (event) => field.contains(event.target) || offer([]));   // not every phone takes the focus away
  return { ask, say, take };
}
