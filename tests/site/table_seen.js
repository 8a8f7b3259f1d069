// What a reader sees of the table of a comparison, and what is picked in its controls.
() => {
    const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const table = document.querySelector('#matrix');
    const words = element => element.textContent.split(/\s+/).join(' ').trim();
    const bare = cell => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('.marks, .card-label').forEach(part => part.remove());
        return words(copy);
    };
    const heads = [...table.tHead.rows[0].cells].slice(1).filter(seen);
    const rows = [...table.querySelectorAll('tr[data-row]')].filter(seen);
    const picked = [...document.querySelectorAll('.choosing input:checked, .choosing option:checked')];
    return {
        options: heads.map(head => head.dataset.option),
        notes: heads.map(head => [...head.querySelectorAll('.head-note')].filter(seen).map(words)),
        rows: rows.map(row => row.dataset.row),
        cells: rows.map(row => [...row.cells].slice(1).filter(seen).map(bare)),
        sorted: rows.filter(row => row.cells[0].ariaSort).map(row => [row.dataset.row, row.cells[0].ariaSort]),
        left_out: Object.fromEntries([...document.querySelectorAll('.left-out')].filter(one => !one.hidden)
            .map(one => [one.id.replace('left-out-', ''), words(one)])),
        picked: picked.map(one => one.value).filter(Boolean),
    };
}
