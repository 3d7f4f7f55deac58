using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs the files of MNIST; skipped, with the reason, where they are missing, and where it takes minutes unless the scale is at least 10.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    private const int LongFrom = 10;

    /// <summary>Makes the attribute.</summary>
    /// <param name="isLong">Whether the test takes minutes.</param>
    /// <param name="test">The test's name.</param>
    public MnistFactAttribute(bool isLong = false, [CallerMemberName] string test = "")
    {
        Skip = MnistFolder.Path is null
            ? "MNIST is not here: set NETGEN_MNIST to a folder with its four IDX files, or put them in shared/data/mnist beside the repository."
            : isLong ? TestScale.WhyNot(LongFrom)
            : null;
        if (Skip is not null)
        {
            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
