// The depot's address with the same suggestions as a neighbor gets. The whole line stays in the box: it says one door, and the server finds it by its words.
import { suggestions } from "./suggestions.js";

const box = document.getElementById("Form_Address");
suggestions(box, box.closest(".suggest"), document.getElementById("address-says"), {
  taken: (door) => {
    box.value = [door.line, door.place].filter(Boolean).join(", ");
    for (const position of ["Form_Latitude", "Form_Longitude"]) document.getElementById(position).value = "";
  },
});
