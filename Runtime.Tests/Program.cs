using NetGen.Runtime.Tests.Data.Files;
using NetGen.Runtime.Tests.Training.Checkpoints.Child;
using NetGen.Runtime.Tests.Witness;

namespace NetGen.Runtime.Tests;

/// <summary>The tests are a program, too: what must be killed, or needs limits of its own, is a process that they start.</summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        arguments switch
        {
            [LargeFileTraining.Mode, var folder] => LargeFileTraining.Run(folder),
            [WitnessProgram.Mode] => WitnessProgram.Run(),
            _ => ChildTraining.Run(arguments),
        };
}
