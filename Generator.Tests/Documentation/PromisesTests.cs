using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The proofs that <c>docs/promises.md</c> names are tests of this repository.</summary>
public partial class PromisesTests
{
    private static readonly ILookup<string, string> TestFiles = Directory.EnumerateDirectories(RepositoryRoot.Directory, "*.Tests")
        .SelectMany(project => Directory.EnumerateFiles(project, "*Tests.cs", SearchOption.AllDirectories))
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    public static TheoryData<string> Named =>
        [.. Proof.Matches(File.ReadAllText(RepositoryRoot.Path("docs", "promises.md"))).Select(match => match.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_test_that_is_named_exists(string test)
    {
        string[] parts = test.Split('.');

        // A public method of a test class that is no test is a warning of xunit's own (xUnit1013), so an error here.
        Assert.Contains(TestFiles[parts[0]], text => Regex.IsMatch(text, $@"^    public (void|Task|async Task) {parts[1]}\(", RegexOptions.Multiline));
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Proof { get; }
}
