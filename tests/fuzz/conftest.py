"""The target is a program that needs atheris, not a module of tests."""

collect_ignore = ["fuzz_intake.py"]
