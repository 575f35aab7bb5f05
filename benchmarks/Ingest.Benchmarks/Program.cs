using BenchmarkDotNet.Running;

// Which benchmarks run is the command line's choice: --filter '*' for all, see README.md.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
