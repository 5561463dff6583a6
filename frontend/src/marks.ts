// Highlights switch on and off by field.

export function setUpMarks(): void {
  const marks = document.getElementById("marks");
  const section = document.getElementById("documents");
  if (!marks || !section) return;
  const update = (): void => {
    for (const box of marks.querySelectorAll<HTMLInputElement>("input"))
      section.classList.toggle(`hide-${box.name}`, !box.checked);
  };
  marks.addEventListener("change", update);
  update();
}
