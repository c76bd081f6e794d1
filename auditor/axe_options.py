"""How the engine is run: which of axe-core's rules are switched off or on, and why."""

DISABLED_RULES: dict[str, str] = {
    "meta-viewport": "our rule zoom-blocked reads the viewport as browsers do, values that are no numbers included",
    "meta-viewport-large": "advice beyond WCAG 1.4.4; our rule zoom-blocked has the criterion's own limit",
    "target-size": "our rule small-tap-target measures spacing at desktop and at phone width",
    "frame-tested": "every frame is examined by a run of its own",
    "css-orientation-lock": "experimental, and it loads every style sheet a second time",
}

ENABLED_RULES: dict[str, str] = {
    "label-content-name-mismatch": "on by default from axe-core 4.14 on; 4.12 has it, marked as experimental",
}
