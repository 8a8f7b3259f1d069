"""The drawn decision flowchart: questions and outcomes laid out and drawn as SVG when the site is built."""
