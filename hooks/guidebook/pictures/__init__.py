"""Pictures drawn from facts: SVG with real text, one drawing for web pages, for a disk and for paper."""
