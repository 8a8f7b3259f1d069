"use strict";
/* Pages that compare: choosing options, filters, pairs, and tables of who must be careful. */

/* ---- choosing among the options of a comparison
   The table says everything without this script. All answers and all words stand in attributes that the guide's build
   wrote; here they are only looked up. The address is the one place where a choice is kept. */
{
  const form = document.querySelector("form.choosing");
  const table = document.querySelector("table#matrix");
  if (form && table) startChoosing(form, table);
}

function startChoosing(form, table) {
  const words = form.dataset;
  const most = Number(words.most);
  const status = form.querySelector(".choosing-status");
  const filters = [...form.querySelectorAll(".filter")].map(readFilter);
  const ticks = [...form.querySelectorAll("input[name=c]")];
  const differences = form.querySelector("input[name=diff]");
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const rows = [...table.tBodies[0].rows].filter(row => row.dataset.row).map(readRow);
  const rowById = new Map(rows.map(row => [row.id, row]));
  const guideOrder = heads.map((_, index) => index);
  let sort = {id: "", falling: false};

  function readFilter(fieldset) {
    const list = fieldset.querySelector("select");
    const picks = list ? [...list.options].filter(option => option.value) : [...fieldset.querySelectorAll("input")];
    const notes = fieldset.querySelector("template")?.content.children ?? [];
    return {fieldset, list, picks, notes, said: fieldset.querySelector(".filter-said"), ...fieldset.dataset, every: "every" in fieldset.dataset};
  }

  function readRow(row) {
    const following = row.nextElementSibling;
    return {
      row, id: row.dataset.row, label: row.dataset.label, rising: row.dataset.rising, falling: row.dataset.falling,
      head: row.cells[0], button: row.querySelector("button.sort"), cells: [...row.cells].slice(1),
      note: following?.classList.contains("row-note") ? following : null,
      says: row.dataset.says.split(" "), safety: row.classList.contains("row-safety"),
      ranks: (row.dataset.ranks ?? "").split(" ").map(rank => rank === "-" || rank === "" ? null : Number(rank)),
    };
  }

  // ---- what is picked: the controls themselves are the state, save the order of the options

  const picked = filter => filter.picks.filter(pick => filter.list ? pick.selected : pick.checked);
  const chosen = () => ticks.filter(tick => tick.checked);
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);

  /* One letter for each option. Where one pick is enough, the kindest letter counts: what is left out by one may stay by another. */
  function verdicts(filter) {
    const picks = picked(filter);
    if (!picks.length) return null;
    return guideOrder.map(index => {
      const letters = picks.map(pick => pick.dataset.fits[index]);
      if (filter.every) return letters.includes("n") ? "n" : "y";
      return ["y", "m", "u", "a"].find(letter => letters.includes(letter)) ?? "n";
    });
  }

  function clearControls() {
    form.reset();
    sort = {id: "", falling: false};
  }

  // ---- the address

  function query() {
    const parts = [];
    const add = (name, values) => { if (values.length) parts.push(`${name}=${values.map(encodeURIComponent).join(",")}`); };
    add("c", chosen().map(tick => tick.value));
    add("diff", differences.checked ? ["1"] : []);
    for (const filter of filters) add(filter.key, picked(filter).map(pick => pick.value));
    add("sort", sort.id ? [sort.id] : []);
    add("dir", sort.id && sort.falling ? ["desc"] : []);
    return parts.join("&");
  }

  /* Some browsers may refuse to rewrite the address of a page on a disk: then the choice goes behind the #. */
  function writeAddress() {
    const asked = query();
    const place = location.hash.includes("=") ? "" : location.hash;
    try {
      history.replaceState(null, "", location.pathname + (asked && "?" + asked) + place);
    } catch {
      location.replace("#" + (asked || "c="));
    }
  }

  /* Sets the controls as the address says; gives what it asked for in vain. What it says is never shown: anybody can write an address. */
  function readAddress() {
    const behind = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const asked = [...behind.keys()].length ? behind : new URLSearchParams(location.search);
    const values = name => [...new Set(asked.getAll(name).flatMap(value => value.split(",")).filter(Boolean))];
    const vain = [];
    let tooMany = false;
    for (const value of values("c")) {
      const tick = ticks.find(other => other.value === value);
      if (!tick) vain.push(value);
      else if (chosen().length < most) tick.checked = true;
      else tooMany = true;
    }
    differences.checked = values("diff").includes("1");
    for (const filter of filters) {
      for (const value of values(filter.key)) {
        const pick = filter.picks.find(other => other.value === value);
        if (!pick || filter.list && picked(filter).length) vain.push(value);
        else if (filter.list) pick.selected = true;
        else pick.checked = true;
      }
    }
    vain.push(...[...asked.keys()].filter(key => /^(most|is)\./.test(key) && !filters.some(filter => filter.key === key)));
    const [id] = values("sort");
    if (id && rowById.get(id)?.button) sort = {id, falling: values("dir").includes("desc")};
    else if (id) vain.push(id);
    return [...(tooMany ? [words.tooMany] : []), ...(vain.length ? [words.notHere] : [])];
  }

  // ---- what is shown

  /* Blanks come last whichever way; equals keep the order of the guide. */
  function order() {
    const row = rowById.get(sort.id);
    if (!row) return guideOrder;
    const way = sort.falling ? -1 : 1;
    return [...guideOrder].sort((one, other) => {
      const [first, second] = [row.ranks[one], row.ranks[other]];
      if (first === null || second === null) return (first === null) - (second === null);
      return way * (first - second) || one - other;
    });
  }

  function shownOptions() {
    const reasons = guideOrder.map(() => []);
    for (const filter of filters) {
      const letters = verdicts(filter);
      letters?.forEach((letter, index) => { if (letter === "n") reasons[index].push(...reasonsOf(filter, index)); });
      countBeside(filter, letters);
    }
    const alone = chosen().length < 2;
    ticks.forEach((tick, index) => {
      const place = tick.closest("li").querySelector(".left-out");
      place.textContent = reasons[index].length ? fill(words.leftOut, {reasons: reasons[index].join(words.then)}) : "";
      place.hidden = !reasons[index].length;
    });
    return guideOrder.filter(index => !reasons[index].length && (alone || ticks[index].checked));
  }

  /* Where each pick has its own answer for an option, those answers are the reason; otherwise the filter's title says enough. */
  function reasonsOf(filter, index) {
    const against = picked(filter).filter(pick => pick.dataset.fits[index] === "n" && pick.dataset.notes);
    return against.length ? against.map(pick => noteOf(filter, pick, index).dataset.text) : [filter.title];
  }

  const noteOf = (filter, pick, index) => filter.notes[Number(pick.dataset.notes.split(" ")[index])];

  function countBeside(filter, letters) {
    const said = [["n", words.leavesOut], ["m", words.keepsMore], ["u", words.keepsNotKnown], ["a", words.keepsNoMatter]]
      .map(([letter, text]) => [letters?.filter(other => other === letter).length ?? 0, text])
      .filter(([count, text]) => count || letters && text === words.leavesOut)
      .map(([count, text]) => fill(text, {count}));
    const decides = filter.picks.some(pick => /[^y]/.test(pick.dataset.fits));
    filter.said.textContent = decides ? said.join(" ") : "";
    filter.said.hidden = !filter.said.textContent;
  }

  /* What the top of each column answers to what was picked, and in a few words for cards, where heads are out of sight. */
  function writeNotes() {
    heads.forEach((head, index) => {
      const notes = filters.flatMap(filter => picked(filter).flatMap(
        pick => pick.dataset.notes ? [noteOf(filter, pick, index).cloneNode(true)] : []));
      const place = head.querySelector(".head-notes");
      place.replaceChildren(...notes);
      place.hidden = !notes.length;
      const short = [...new Set(notes.map(note => note.dataset.short).filter(Boolean))].join(words.comma);
      for (const row of rows) {
        const label = row.cells[index].querySelector(".card-label");
        if (short) label.dataset.note = short;
        else delete label.dataset.note;
      }
    });
  }

  function writeTable(shown, sorted) {
    const ids = new Set(shown.map(index => heads[index].dataset.option));
    // Whatever else on the page belongs to one option follows the choice as the heads do.
    for (const part of document.querySelectorAll("main [data-option]")) part.hidden = !ids.has(part.dataset.option);
    const arranged = sorted.map(index => heads[index]);
    if (arranged.some((head, place) => table.tHead.rows[0].cells[place + 1] !== head)) {
      table.tHead.rows[0].append(...arranged);
      for (const row of rows) row.row.append(...sorted.map(index => row.cells[index]));
      table.parentElement.scrollLeft = 0;
    }
    let alike = 0;
    for (const row of rows) {
      row.cells.forEach((cell, index) => { cell.hidden = heads[index].hidden; });
      const same = new Set(shown.map(index => row.says[index])).size < 2;
      row.row.hidden = differences.checked && shown.length > 1 && same && !row.safety;
      alike += row.row.hidden;
      if (row.note) {
        row.note.hidden = row.row.hidden;
        row.note.cells[0].colSpan = shown.length + 1;
      }
      writeSort(row);
    }
    table.dataset.shown = shown.length;
    table.classList.toggle("matrix-wide", shown.length > Number(table.dataset.columns));
    table.parentElement.hidden = !shown.length;
    form.querySelector("[data-act=to_table]").hidden = !shown.length;
    return alike;
  }

  function writeSort(row) {
    if (!row.button) return;
    const here = row.id === sort.id;
    const word = here ? (sort.falling ? row.falling : row.rising) : table.dataset.sort;
    row.button.querySelector(".sort-word").textContent = word;
    row.button.hidden = false;
    if (here) row.head.setAttribute("aria-sort", sort.falling ? "descending" : "ascending");
    else row.head.removeAttribute("aria-sort");
  }

  /* On paper stand only the sources that the shown cells cite, under their own numbers. */
  function writeSheet(shown) {
    document.querySelector("main").classList.toggle("is-choice", query() !== "");
    const cited = new Set();
    for (const row of rows) {
      if (row.row.hidden) continue;
      for (const index of shown) for (const mark of row.cells[index].querySelectorAll(".marks a")) cited.add(mark.hash.slice(1));
    }
    for (const mark of document.querySelectorAll("main [data-option]:not([hidden]) .marks a")) cited.add(mark.hash.slice(1));
    document.querySelectorAll(".sources > ol > li").forEach((entry, index) => {
      entry.value = index + 1;
      entry.classList.toggle("off-sheet", !cited.has(entry.id));
    });
    const sheet = document.querySelector(".choice-sheet");
    // The folders of somebody's disk are nobody's business on a sheet that is handed on.
    const file = location.pathname.split("/").pop() + location.search + location.hash;
    const address = location.protocol === "file:" ? file : location.href;
    sheet.querySelector(".choice-from").textContent = fill(sheet.dataset.from, {address});
    sheet.querySelector(".choice-sorted").textContent = sort.id ? saySorted() : "";
    sheet.hidden = !query();
  }

  /* Shows what the controls say, and says it once: readers of the live region hear one sentence or two for each change.
     A page that was opened without any choice stays as it is, its address too. */
  function refresh(notices = [], untouched = false) {
    const shown = shownOptions();
    const alike = writeTable(shown, order());
    writeNotes();
    if (untouched) return;
    writeAddress();
    writeSheet(shown);
    if (chosen().length === 1) notices.push(words.oneChosen);
    const counts = [fill(words.shown, {shown: shown.length, all: heads.length})];
    if (!shown.length) counts.push(words.noneShown);
    if (alike) counts.push(fill(words.hiddenQuestions, {count: alike}));
    say([...notices, ...counts]);
  }

  function say(sentences) {
    status.textContent = sentences.join(" ");
  }

  function saySorted() {
    const row = rowById.get(sort.id);
    return row ? fill(words.sorted, {label: row.label, order: sort.falling ? row.falling : row.rising}) : words.notSorted;
  }

  // ---- what the reader does

  function sortBy(row) {
    if (sort.id !== row.id) sort = {id: row.id, falling: false};
    else if (!sort.falling) sort.falling = true;
    else sort = {id: "", falling: false};
    refresh([saySorted()]);
  }

  async function copyAddress() {
    const place = form.querySelector(".choosing-address");
    try {
      await navigator.clipboard.writeText(location.href);
      place.hidden = true;
      say([words.copied]);
    } catch {
      const field = place.querySelector("input");
      place.hidden = false;
      field.value = location.href;
      field.focus();
      field.select();
      say([words.copyByHand]);
    }
  }

  const acts = {
    to_table() { table.parentElement.focus(); table.parentElement.scrollIntoView({block: "start"}); },
    show_all() { clearControls(); refresh([words.allAgain]); },
    copy: copyAddress,
    print() { window.print(); },
  };

  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("change", event => {
    form.classList.add("in-use");  // from now on the bar with the number of options stays in view
    form.querySelector(".choosing-address").hidden = true;
    const fifth = event.target.name === "c" && chosen().length > most;
    if (fifth) event.target.checked = false;
    refresh(fifth ? [words.tooMany] : []);
  });
  form.addEventListener("click", event => {
    const button = event.target.closest("button[data-act]");
    if (button) acts[button.dataset.act]();
  });
  table.addEventListener("click", event => {
    const button = event.target.closest("button.sort");
    if (button) sortBy(rows.find(row => row.button === button));
  });

  // A browser that brings a page back may have kept what was ticked: the address alone says what is shown.
  clearControls();
  const notices = readAddress();
  const untouched = !query() && !notices.length;
  if (sort.id) notices.unshift(saySorted());
  refresh(notices, untouched);
  form.hidden = false;
  const unfold = part => { form.querySelector(`[data-part=${part}]`).open = true; };
  if (filters.some(filter => picked(filter).length)) unfold("filters");
  if (chosen().length) unfold("options");
}
