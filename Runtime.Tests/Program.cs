using NetGen.Runtime.Tests.Data.Files;
using NetGen.Runtime.Tests.Training.Checkpoints.Child;

namespace NetGen.Runtime.Tests;

/// <summary>The tests are a program, too: what must be killed, or needs limits of its own, is a process that they start.</summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        arguments is [LargeFileTraining.Mode, var folder] ? LargeFileTraining.Run(folder) : ChildTraining.Run(arguments);
}
