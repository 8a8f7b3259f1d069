// Texts whose colour is too near to what is painted behind them; also those inside drawings.
least => {
    const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
    const over = (top, ground) => top.slice(0, 3).map((v, i) => v * top[3] + ground[i] * (1 - top[3])).concat(1);
    const behind = element => {
        const layers = [];
        for (let here = element; here; here = here.parentElement) {
            const colour = parse(getComputedStyle(here).backgroundColor);
            if (colour[3] > 0) layers.push(colour);
            if (colour[3] === 1) break;
        }
        return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
    };
    const shapes = new Map();
    const painted = svg => {
        if (!shapes.has(svg)) shapes.set(svg, [...svg.querySelectorAll('rect, circle, polygon')].map(shape => {
            const style = getComputedStyle(shape);
            const colour = style.fill.startsWith('rgb') ? parse(style.fill) : [0, 0, 0, 0];
            return [shape.getBoundingClientRect(), [...colour.slice(0, 3), colour[3] * style.fillOpacity]];
        }));
        return shapes.get(svg);
    };
    const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    let count = 0;
    const low = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest('script, style, noscript, title, desc') || !element.checkVisibility()) continue;
        const svg = element.closest('svg');
        const style = getComputedStyle(element);
        let ground = behind(svg ? svg.parentElement : element);
        if (svg) {
            const box = element.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            for (const [at, colour] of painted(svg))
                if (at.left <= x && x <= at.right && at.top <= y && y <= at.bottom) ground = over(colour, ground);
        }
        const colour = over(parse(svg ? style.fill : style.color), ground);
        const [a, b] = [light(colour), light(ground)].sort((x, y) => y - x);
        count += 1;
        if ((a + 0.05) / (b + 0.05) < least) low.push(walker.currentNode.data.trim().slice(0, 40) + ': ' + colour + ' on ' + ground);
    }
    return {count, low: low.slice(0, 5)};
}
