"use strict";
/* A decision flow question by question. The plain pages of the flow say everything without this script. All words stand in
   the page, which the guide's build wrote; the address is the one place where answers are kept. */

// ---- what answers mean: the rules of hooks/guidebook/deciding/answering.py, and no others

/* The answers with these ids in the order of the flow; null when they may not be given together. */
function answersOf(question, ids) {
  const answers = question.answers.filter(answer => ids.includes(answer.id));
  const together = question.several && !answers.some(answer => answer.alone);
  return answers.length === ids.length && (answers.length === 1 || answers.length > 1 && together) ? answers : null;
}

/* Where an answer leads that comes first among those given, and the rule that decides it; none when no rule fits. */
function leadsTo(first, so) {
  const rule = first.next.find(other => other.when.every(condition => so.has(condition)));
  return {rule, to: rule ? rule.to : first.to};
}

/* Follows a Map of question → ids of answers from the start, as far as they go. What was once so, or may be so, stays so. */
function follow(flow, given) {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const path = {steps: [], node: flow.start, so: new Set(), established: new Set(), out: new Set()};
  const passed = new Set();
  while (questions.has(path.node) && given.has(path.node) && !passed.has(path.node)) {
    const question = questions.get(path.node);
    const answers = answersOf(question, given.get(path.node));
    if (!answers) break;
    passed.add(path.node);
    for (const answer of answers) {
      for (const condition of answer.so) path.established.add(condition);
      for (const condition of [...answer.so, ...answer.may]) path.so.add(condition);
      for (const condition of answer.not) path.out.add(condition);
    }
    const {rule, to} = leadsTo(answers[0], path.so);
    const isFirstDeciding = answers.some(answer => leadsTo(answer, path.so).to !== to);
    path.steps.push({question: question.id, answers: answers.map(answer => answer.id), rule, isFirstDeciding});
    path.node = to;
  }
  return path;
}

/* The questions that may still come from here on, whatever is answered. */
function mayCome(flow, node) {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const found = new Set();
  const waiting = [node];
  while (waiting.length) {
    const id = waiting.pop();
    if (!questions.has(id) || found.has(id)) continue;
    found.add(id);
    for (const answer of questions.get(id).answers) waiting.push(answer.to, ...answer.next.map(rule => rule.to));
  }
  return found;
}

/* The answers that still apply: those on the way, in its order, then those to questions that may still come. */
function stillFitting(flow, given) {
  const path = follow(flow, given);
  const ahead = mayCome(flow, path.node);
  const onward = flow.questions.map(question => question.id).filter(id => ahead.has(id) && given.has(id));
  return new Map([
    ...path.steps.map(step => [step.question, step.answers]),
    ...onward.filter(id => id !== path.node).map(id => [id, given.get(id)]),
  ]);
}

// ---- the screens

{
  const root = document.querySelector(".screens");
  const data = document.getElementById("flow");
  if (root && data) startSteps(root, JSON.parse(data.textContent));
}

function startSteps(root, flow) {
  const AT = "_at";  // no id of a question begins so
  const words = root.dataset;
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const screens = new Map([...root.querySelectorAll(".screen")].map(screen => [screen.dataset.node, screen]));
  const find = selector => root.querySelector(selector);
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
  const askOf = id => screens.get(id).querySelector(".screen-heading").textContent;
  const inputs = id => [...screens.get(id).querySelectorAll("input")];
  const textOf = (id, answer) => inputs(id).find(input => input.value === answer).nextElementSibling.textContent;
  const nameOf = condition => flow.conditions[condition];
  const pageTitle = document.title;
  let given = new Map();
  let at = "";  // a question on the way that is asked again; empty for the first without an answer, or the outcome

  // ---- the address

  function query() {
    const parts = [...stillFitting(flow, given)].map(([id, answers]) => `${id}=${answers.join(".")}`);
    return [...parts, ...(at ? [`${AT}=${at}`] : [])].join("&");
  }

  /* Some browsers may refuse to rewrite the address of a page on a disk: then the answers go behind the #. */
  function writeAddress(isNew) {
    const asked = query();
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", location.pathname + (asked && "?" + asked));
    } catch {
      const behind = "#" + (asked || `${AT}=`);
      if (isNew) location.hash = behind;
      else location.replace(behind);
    }
  }

  /* Takes the answers from the address; gives whether it held others. They are never shown: anybody can write an address. */
  function readAddress() {
    const behind = location.hash.includes("=") ? location.hash.slice(1) : "";
    const asked = new URLSearchParams(behind || location.search);
    const found = new Map();
    let inVain = false;
    for (const id of new Set(asked.keys())) {
      if (id === AT) continue;
      const ids = [...new Set(asked.getAll(id).flatMap(value => value.split(".")))];
      const answers = questions.has(id) ? answersOf(questions.get(id), ids) : null;
      if (answers) found.set(id, answers.map(answer => answer.id));
      else inVain = true;
    }
    given = stillFitting(flow, found);
    const again = asked.get(AT) ?? "";
    at = follow(flow, given).steps.some(step => step.question === again) ? again : "";
    return inVain || given.size < found.size || Boolean(again && !at);
  }

  // ---- what is shown

  let shown = "";

  function show(said = "") {
    const path = follow(flow, given);
    const node = at || path.node;
    const screen = screens.get(node);
    for (const other of screens.values()) other.hidden = other !== screen;
    const isQuestion = questions.has(node);
    if (isQuestion) showQuestion(node, path);
    else showOutcome(screen, path);
    showGiven(path, isQuestion, node);
    showSources(screen, isQuestion);
    document.querySelector("main").classList.toggle("steps-begun", path.steps.length > 0);
    document.title = `${screen.querySelector(".screen-heading").textContent} – ${pageTitle}`;
    find(".steps-said").textContent = said;
    shown = query();
  }

  function showQuestion(id, path) {
    const step = path.steps.findIndex(other => other.question === id);
    const before = step < 0 ? path.steps.length : step;
    const {more} = questions.get(id);
    const after = more ? fill(more === 1 ? words.moreOne : words.moreMany, {number: more}) : words.last;
    screens.get(id).querySelector(".progress").textContent = `${fill(words.place, {number: before + 1})} ${after}`;
    screens.get(id).querySelector("[data-act=back]").hidden = !before;
    for (const input of inputs(id)) input.checked = (given.get(id) ?? []).includes(input.value);
    showError(id, false);
  }

  function showError(id, isWrong) {
    const screen = screens.get(id);
    const fieldset = screen.querySelector("fieldset");
    const told = (fieldset.getAttribute("aria-describedby") ?? "").split(" ").filter(part => part && part !== `${id}--error`);
    if (isWrong) told.push(`${id}--error`);
    if (told.length) fieldset.setAttribute("aria-describedby", told.join(" "));
    else fieldset.removeAttribute("aria-describedby");
    fieldset.classList.toggle("is-wrong", isWrong);
    for (const part of screen.querySelectorAll(".error-summary, .error")) part.hidden = !isWrong;
  }

  /* Leaves of the cautions what these answers make so, and what they say nothing of. */
  function showOutcome(screen, path) {
    for (const item of screen.querySelectorAll("[data-condition]")) {
      const {condition, said} = item.dataset;
      const isSo = path.so.has(condition);
      item.hidden = said === "so" ? !isSo : isSo || path.out.has(condition);
    }
    const hideEmpty = (selector, inner) => {
      for (const part of screen.querySelectorAll(selector)) part.hidden = ![...part.querySelectorAll(inner)].some(one => !one.hidden);
    };
    hideEmpty(".cautions", "li");
    hideEmpty(".to-check-one", ".cautions");
    hideEmpty(".to-check-open", ".to-check-one");
    const isOpen = [...screen.querySelectorAll(".to-check-open")].some(part => !part.hidden);
    for (const part of screen.querySelectorAll(".to-check-none")) part.hidden = isOpen;
  }

  function showGiven(path, isQuestion, node) {
    const part = find(".given");
    part.hidden = !path.steps.length;
    part.querySelector("h2").textContent = isQuestion ? words.given : words.givenAll;
    part.querySelector(".given-list").replaceChildren(...path.steps.map(step => givenLine(step, node)));
    const taken = part.querySelector(".taken");
    for (const line of taken.querySelectorAll("[data-taken]")) {
      const names = Object.keys(flow.conditions).filter(condition => takenAs(path, condition) === line.dataset.taken).map(nameOf);
      line.querySelector("dd").textContent = names.join(words.semicolon);
      line.hidden = !names.length;
    }
    taken.hidden = isQuestion || [...taken.querySelectorAll("[data-taken]")].every(line => line.hidden);
  }

  function takenAs(path, condition) {
    if (path.so.has(condition)) return path.established.has(condition) ? "so" : "may";
    return path.out.has(condition) ? "not" : "";
  }

  function givenLine(step, node) {
    const line = find("template").content.firstElementChild.cloneNode(true);
    const put = (selector, text) => { line.querySelector(selector).textContent = text; };
    const texts = step.answers.map(answer => textOf(step.question, answer));
    put(".given-ask", askOf(step.question));
    put(".given-answers", texts.join(words.semicolon));
    const why = [];
    if (step.isFirstDeciding) why.push(fill(words.decided, {answer: texts[0]}));
    if (step.rule) why.push(fill(words.byRule, {conditions: step.rule.when.map(nameOf).join(words.comma)}));
    put(".given-why", why.join(" "));
    const button = line.querySelector("button");
    button.dataset.question = step.question;
    button.querySelector("span").textContent = ` ${fill(words.changeWhich, {question: askOf(step.question)})}`;
    button.hidden = step.question === node;
    return line;
  }

  /* Below an outcome stand only the sources that it cites, under their own numbers. */
  function showSources(screen, isQuestion) {
    const cited = new Set([...screen.querySelectorAll(".marks a")].map(mark => mark.hash.slice(1)));
    const part = find(".steps-sources");
    part.hidden = isQuestion || !cited.size;
    part.querySelectorAll("ol > li").forEach((entry, index) => {
      entry.value = index + 1;
      entry.hidden = !cited.has(entry.id);
    });
  }

  // ---- what the reader does

  /* Another screen, with a step of its own in the history; the heading is read out next. */
  function go(said = "") {
    writeAddress(true);
    show(said);
    root.scrollIntoView({block: "start", behavior: "instant"});
    heading().focus({preventScroll: true});
  }

  const heading = () => [...screens.values()].find(screen => !screen.hidden).querySelector(".screen-heading");

  function answer(id) {
    const ids = inputs(id).filter(input => input.checked).map(input => input.value);
    if (!ids.length) {
      showError(id, true);
      document.title = `${words.errorMark} ${askOf(id)} – ${pageTitle}`;
      screens.get(id).querySelector(".error-summary").focus();
      return;
    }
    const before = given.get(id);
    const changed = before && before.join(".") !== ids.join(".");
    const asked = new Map([...given, [id, ids]]);
    given = stillFitting(flow, asked);
    at = "";
    const lost = changed && given.size < asked.size;
    const kept = changed && follow(flow, given).steps.at(-1).question !== id;
    go(lost ? words.lost : kept ? words.kept : "");
  }

  /* The question before the one that is shown, with its answer as it was. */
  function back() {
    const steps = follow(flow, given).steps.map(step => step.question);
    at = steps[(at ? steps.indexOf(at) : steps.length) - 1];
    go();
  }

  const acts = {
    back,
    change(button) { at = button.dataset.question; go(); },
    print() { window.print(); },
  };

  root.addEventListener("submit", event => {
    event.preventDefault();
    answer(event.target.dataset.node);
  });
  root.addEventListener("click", event => {
    const button = event.target.closest("button[data-act]");
    if (button) acts[button.dataset.act](button);
    const link = event.target.closest(".error-summary a");
    if (link) {
      event.preventDefault();
      document.getElementById(link.hash.slice(1)).focus();
    }
  });
  root.addEventListener("change", event => {
    const id = event.target.closest(".screen").dataset.node;
    if (!event.target.checked || !questions.get(id).several) return;
    const isAlone = value => questions.get(id).answers.find(other => other.id === value).alone;
    for (const input of inputs(id)) {
      if (input !== event.target && (isAlone(event.target.value) || isAlone(input.value))) input.checked = false;
    }
  });
  window.addEventListener("popstate", () => {
    if (location.hash && !location.hash.includes("=")) return;  // a place on this page
    const inVain = readAddress();
    if (query() === shown) return;
    show(inVain ? words.dropped : "");
    heading().focus({preventScroll: true});
  });

  // On paper everything is unfolded, and the folders of somebody's disk are nobody's business.
  const unfolded = [];
  window.addEventListener("beforeprint", () => {
    const file = location.pathname.split("/").pop() + location.search + location.hash;
    const address = location.protocol === "file:" ? file : location.href;
    const sheet = find(".steps-sheet");
    sheet.querySelector(".steps-from").textContent = fill(sheet.dataset.from, {address});
    for (const part of root.querySelectorAll(".screen:not([hidden]) details:not([open])")) {
      part.open = true;
      unfolded.push(part);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of unfolded.splice(0)) part.open = false;
  });

  const inVain = readAddress();
  writeAddress(false);
  document.querySelector(".steps-intro").hidden = true;
  root.hidden = false;
  show();
  if (inVain) setTimeout(() => { find(".steps-said").textContent = words.dropped; });  // said aloud once the page is there
}
