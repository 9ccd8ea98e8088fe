"""Run every benchmark: `make bench`."""

from benchmarks import generation, saving, school

if __name__ == "__main__":
    generation.main()
    saving.main()
    school.main()
