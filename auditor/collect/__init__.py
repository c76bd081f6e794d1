"""The only code that touches the browser: visits a page and brings back its artifacts."""
