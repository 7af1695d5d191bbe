// The product cards: a stepper and seven days to tap instead of seven number boxes. The boxes stay the truth; this only fills them.
const form = document.getElementById("what");
const { currency, culture, dates, week, about, first, add, less, more, each, day } = form.dataset;
const money = new Intl.NumberFormat(culture, { style: "currency", currency });
const openDates = dates.split(";").map((date) => date.split("|"));

const quantity = (input) => Math.min(99, Math.max(0, parseInt(input.value, 10) || 0));

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function enhance(card) {
  const inputs = [...card.querySelectorAll("input[data-weekday]")];
  const boxes = card.querySelector(".amounts");
  const rhythm = card.querySelector(".rhythm");
  let amount;
  let isOpen;   // whoever changes Monday for Wednesday is without a day for a moment: the card stays as it is

  const shown = element("output");
  const minus = element("button", { type: "button", ariaLabel: less }, "–");
  const plus = element("button", { type: "button", ariaLabel: more }, "+");
  const stepper = element("span", { className: "step" }, minus, shown, plus);
  const addButton = element("button", { type: "button" }, add);
  card.querySelector(".row").append(addButton, stepper);

  const days = element("div", { className: "days" });
  for (const box of boxes.children) {
    const input = box.querySelector("input");
    if (!input) {
      days.append(box.cloneNode(true));
      continue;
    }
    const toggle = element("button", { type: "button", title: input.dataset.long }, input.dataset.short);
    toggle.addEventListener("click", () => {
      input.value = quantity(input) > 0 ? "" : String(amount);
      show();
    });
    toggle.input = input;
    days.append(toggle);
  }
  const details = element("details", {}, element("summary", {}, each));
  const without = element("small", { className: "soft" }, day);
  without.setAttribute("role", "status");
  boxes.before(days, without);
  boxes.after(details);
  details.append(boxes);

  const change = (by) => {
    const chosen = inputs.filter((input) => quantity(input) > 0);
    amount = Math.min(99, Math.max(0, amount + by));
    chosen.forEach((input) => (input.value = amount > 0 ? String(amount) : ""));
    isOpen = amount > 0;
    if (!isOpen) amount = 1;
    show();
  };
  minus.addEventListener("click", () => change(-1));
  plus.addEventListener("click", () => change(1));
  addButton.addEventListener("click", () => {
    inputs[0].value = String(amount);
    isOpen = true;
    show();
    days.querySelector("button").focus();
  });
  card.addEventListener("input", show);
  addEventListener("pageshow", read);   // by then the browser has put back what was typed before, which the back button brings

  function read() {
    const chosen = inputs.map(quantity).filter((value) => value > 0);
    isOpen = chosen.length > 0;
    amount = Math.max(1, ...chosen);
    if (new Set(chosen).size > 1) details.open = true;
    show();
  }

  function show() {
    const isChosen = inputs.some((input) => quantity(input) > 0);
    isOpen ||= isChosen;
    shown.textContent = String(amount);
    addButton.hidden = isOpen;
    for (const part of [stepper, days, details, rhythm]) part.hidden = !isOpen;
    without.hidden = !isOpen || isChosen;
    for (const toggle of days.querySelectorAll("button")) {
      const isOn = quantity(toggle.input) > 0;
      toggle.classList.toggle("on", isOn);
      toggle.setAttribute("aria-pressed", String(isOn));
    }
    total();
  }
  read();
}

function total() {
  let minor = 0;
  let isAbout = false;
  const weekdays = new Set();
  const digits = money.resolvedOptions().maximumFractionDigits;
  for (const card of document.querySelectorAll(".product")) {
    const every = Number(card.querySelector("select").value);
    const chosen = [...card.querySelectorAll("input[data-weekday]")].filter((input) => quantity(input) > 0);
    // What is said is what is charged first, and a price may change before that.
    const price = Number(chosen.reduce((soonest, input) => (input.dataset.from < soonest.dataset.from ? input : soonest), chosen[0] ?? card).dataset.price);
    card.querySelector(".price").textContent = money.format(price / 10 ** digits);
    for (const input of chosen) {
      minor += (quantity(input) * price) / every;
      isAbout ||= every > 1;
      weekdays.add(input.dataset.weekday);
    }
  }
  const place = document.getElementById("total");
  place.replaceChildren();
  if (weekdays.size === 0) return;
  place.append(element("b", {}, (isAbout ? `${about} ` : "") + money.format(Math.round(minor) / 10 ** digits)), element("span", { className: "soft" }, ` ${week}`));
  const soonest = openDates.find(([weekday]) => weekdays.has(weekday));
  if (soonest) place.append(element("br"), element("small", {}, `${first} ${soonest[1]}`));
}

document.querySelectorAll(".product").forEach(enhance);
