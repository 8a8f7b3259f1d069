// Search: adds results to the page "Search and A to Z", which is complete without it. Nothing is stored or sent.
(function () {
  "use strict";
  var section = document.getElementById("search-results");
  var field = document.getElementById("query");
  if (!section || !field || !window.MiniSearch || !window.guidebookIndex) return;
  var status = document.getElementById("search-status");
  var list = document.getElementById("result-list");
  var byId = {};
  window.guidebookIndex.forEach(function (entry) { byId[entry.id] = entry; });
  var engine = new window.MiniSearch({
    fields: ["title", "also", "text"],
    searchOptions: { boost: { title: 6, also: 5 }, prefix: true, fuzzy: function (word) { return word.length > 4 ? 0.2 : false; }, combineWith: "AND", boostDocument: function (id) { return byId[id].weight || 1; } }
  });
  engine.addAll(window.guidebookIndex);

  function show(query) {
    list.textContent = "";
    section.hidden = !query;
    if (!query) { status.textContent = ""; return; }
    var found = engine.search(query);
    if (!found.length) found = engine.search(query, { combineWith: "OR" });
    var pattern = !found.length ? section.dataset.none : found.length === 1 ? section.dataset.foundOne : section.dataset.foundMany;
    status.textContent = pattern.replace("{number}", String(found.length)).replace("{query}", function () { return query; });
    found.forEach(function (hit) {
      var entry = byId[hit.id];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = section.dataset.root + entry.address.replace(/^\.\//, "");
      link.textContent = entry.title;
      var kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = " " + entry.kind;
      var text = document.createElement("p");
      text.textContent = entry.text.length > 180 ? entry.text.slice(0, 180).replace(/\s\S*$/, "") + " …" : entry.text;
      item.append(link, kind, text);
      list.append(item);
    });
  }

  var query = (new URLSearchParams(window.location.search).get("q") || "").trim();
  field.value = query;
  show(query);
  var waiting;
  field.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { show(field.value.trim()); }, 250);
  });
})();
