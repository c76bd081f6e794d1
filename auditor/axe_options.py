"""How the engine is run: which of axe-core's rules are switched off, and why."""

DISABLED_RULES: dict[str, str] = {
    "meta-viewport": "our rule zoom-blocked reads the viewport as browsers do, values that are no numbers included",
    "meta-viewport-large": "advice beyond WCAG 1.4.4; our rule zoom-blocked has the criterion's own limit",
    "target-size": "our rule small-tap-target measures spacing at desktop and at phone width",
    "frame-tested": "every frame is examined by a run of its own",
    "css-orientation-lock": "experimental, and it loads every style sheet a second time",
}
