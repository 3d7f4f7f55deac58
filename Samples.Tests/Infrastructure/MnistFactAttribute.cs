using System.Runtime.CompilerServices;

namespace NetGen.Samples.Tests.Infrastructure;

/// <summary>A test that needs the files of MNIST; skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute([CallerMemberName] string test = "")
    {
        if (MnistFiles.Folder is null)
        {
            Skip = "MNIST is not here: set NETGEN_MNIST to a folder with its four IDX files, or put them in shared/data/mnist beside the repository.";

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
