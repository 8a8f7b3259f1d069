// How far the heads of the table stand from the edges of the pane in which it scrolls.
() => {
    const pane = document.querySelector('.matrix-scroll').getBoundingClientRect();
    const places = selector => [...document.querySelectorAll(selector)].map(element => element.getBoundingClientRect())
        .map(box => ({left: Math.abs(box.left - pane.left), top: Math.abs(box.top - pane.top)}));
    return {heads: places('#matrix thead th'), questions: places('#matrix tbody th')};
}
