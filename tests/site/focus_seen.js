// Whether the focus is drawn round the element that has it, and whether the element lies open to view.
() => {
    const here = document.activeElement;
    const style = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 40));
    const open = over !== null && (here.contains(over) || over.contains(here));
    return {outline: style.outlineStyle, width: parseFloat(style.outlineWidth), open, name: here.outerHTML.slice(0, 90)};
}
