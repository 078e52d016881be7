.PHONY: run test check lock

run:
	@./suivi

test:
	@./suivi test

check:
	@./suivi check

# Rewrites the locked requirements from the .in files (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt
