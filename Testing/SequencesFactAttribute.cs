using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs files of the folder <c>shared/data/sequences</c>; skipped, with the reason, if it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SequencesFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="files">The files.</param>
    /// <param name="test">The test's name.</param>
    public SequencesFactAttribute(string files = "JapaneseVowels_TRAIN.ts.gz and JapaneseVowels_TEST.ts.gz", [CallerMemberName] string test = "")
    {
        if (SharedData.Folder("sequences") is null)
        {
            Skip = $"The data are not here: put {files} in shared/data/sequences beside the repository.";
            DisplayName = $"{test}: {Skip}";
        }
    }
}
