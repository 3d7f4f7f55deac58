using System.Runtime.CompilerServices;

namespace NetGen.Samples.Tests.Infrastructure;

/// <summary>A test that needs the files of MNIST; skipped, with the reason, where they are missing, and where it takes minutes unless the scale is at least 10.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    private const int LongFrom = 10;

    public MnistFactAttribute(bool isLong = false, [CallerMemberName] string test = "")
    {
        if (MnistFiles.Folder is null)
        {
            Skip = "MNIST is not here: set NETGEN_MNIST to a folder with its four IDX files, or put them in shared/data/mnist beside the repository.";
        }
        else if (isLong && TestScale.Count(1, full: LongFrom) < LongFrom)
        {
            Skip = $"takes minutes: runs from NETGEN_TEST_SCALE={LongFrom} on";
        }

        if (Skip is not null)
        {
            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
