"""Run every benchmark: `make bench`."""

from benchmarks import generation, results, saving, school

if __name__ == "__main__":
    generation.main()
    results.main()
    saving.main()
    school.main()
