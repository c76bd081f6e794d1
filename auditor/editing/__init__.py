"""`auditor text`: a text checked while it is written. No crawl and no browser; every import counts at start-up."""
