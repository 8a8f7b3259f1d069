// What a reader sees of a flow question by question: the one screen, the answers so far, and what they come to.
() => {
  const seen = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility());
  const texts = elements => elements.map(element => element.textContent.trim());
  const [screen, ...others] = seen(".screen");
  if (!screen || others.length) throw new Error(`${others.length + Boolean(screen)} screens`);
  const within = (part, said) => texts([...part.querySelectorAll(`[data-said=${said}]`)].filter(one => one.checkVisibility())).sort();
  return {
    node: screen.dataset.node,
    heading: screen.querySelector(".screen-heading").textContent,
    focus: document.activeElement === screen.querySelector(".screen-heading"),
    progress: texts(seen(".progress"))[0] ?? "",
    picked: [...screen.querySelectorAll("input:checked")].map(input => input.value),
    given: seen(".given-list > li").map(line => texts([line.querySelector(".given-ask"), line.querySelector(".given-answers")])),
    why: texts(seen(".given-why")).filter(Boolean),
    taken: Object.fromEntries(seen("[data-taken]").map(line => [line.dataset.taken, line.querySelector("dd").textContent])),
    ask: [...screen.querySelectorAll(".one-fit")].map(part => within(part, "so")),
    check: seen(".to-check-one").map(part => within(part, "open")),
    settled: seen(".to-check-none").length,
    empty: seen(".cautions").filter(part => !within(part, "so").length && !within(part, "open").length).length,
    said: document.querySelector(".steps-said").textContent,
    sources: seen(".steps-sources li").map(entry => entry.id).sort(),
    cited: [...new Set([...screen.querySelectorAll(".marks a")].map(mark => mark.hash.slice(1)))].sort(),
    title: document.title,
    back: seen("[data-act=back]").length,
  };
}
