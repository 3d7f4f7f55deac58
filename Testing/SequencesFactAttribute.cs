using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs the files of JapaneseVowels; skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SequencesFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="test">The test's name.</param>
    public SequencesFactAttribute([CallerMemberName] string test = "")
    {
        if (SharedData.Folder("sequences") is null)
        {
            Skip = "JapaneseVowels is not here: put JapaneseVowels_TRAIN.ts.gz and JapaneseVowels_TEST.ts.gz in shared/data/sequences beside the repository.";
            DisplayName = $"{test}: {Skip}";
        }
    }
}
