namespace NetGen.Generator.Tests.InfrastructureTests.Snapshots;

public sealed class SnapshotFilesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_missing_verified_file_fails_and_leaves_the_received_one()
    {
        var exception = Fails(Sources(("A.g", "one\ntwo")));

        Assert.Contains("New: T.M#A.g.received.cs", exception.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo", File.ReadAllText(Path.Combine(directory, "T.M#A.g.received.cs")));
    }

    [Fact]
    public void Files_are_written_as_Verify_writes_them()
    {
        Files().Verify(new ConversionResult("info\r\nline", [new Target("cs", "text", "A.g")]), accept: true);

        Assert.Equal(["T.M#A.g.verified.cs", "T.M.verified.txt"], Names());
        Assert.Equal("\uFEFFinfo\nline"u8.ToArray(), File.ReadAllBytes(Path.Combine(directory, "T.M.verified.txt")));
    }

    [Fact]
    public void Equal_files_pass_and_take_the_received_ones_away()
    {
        Files().Verify(Sources(("A.g", "one")), accept: true);
        File.WriteAllText(Path.Combine(directory, "T.M#A.g.received.cs"), "old");
        File.WriteAllText(Path.Combine(directory, "T.M#Gone.g.received.cs"), "old");

        Files().Verify(Sources(("A.g", "one")), accept: false);

        Assert.Equal(["T.M#A.g.verified.cs"], Names());
    }

    [Fact]
    public void Line_ends_of_a_checkout_do_not_matter()
    {
        File.WriteAllText(Path.Combine(directory, "T.M#A.g.verified.cs"), "one\r\ntwo");

        Files().Verify(Sources(("A.g", "one\ntwo")), accept: false);
    }

    [Fact]
    public void A_difference_fails_and_shows_the_first_lines_that_differ()
    {
        Files().Verify(Sources(("A.g", "same\nold\nend")), accept: true);

        var exception = Fails(Sources(("A.g", "same\nnew\nend")));

        Assert.Contains("NotEqual: T.M#A.g.received.cs\n  first difference in line 2:\n  - old\n  - end\n  + new\n  + end", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["T.M#A.g.received.cs", "T.M#A.g.verified.cs"], Names());
    }

    [Fact]
    public void A_stale_verified_file_fails()
    {
        Files().Verify(Sources(("A.g", "one"), ("B.g", "two")), accept: true);

        Assert.Contains("Stale: T.M#B.g.verified.cs", Fails(Sources(("A.g", "one"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_deletes_what_is_stale()
    {
        Files().Verify(Sources(("A.g", "one"), ("B.g", "two")), accept: true);
        Files().Verify(Sources(("A.g", "new")), accept: true);

        Files().Verify(Sources(("A.g", "new")), accept: false);
        Assert.Equal(["T.M#A.g.verified.cs"], Names());
    }

    [Theory]
    [InlineData("T.M2.verified.txt")]
    [InlineData("T.M_width=3#A.g.verified.cs")]
    [InlineData("T.Method#A.g.verified.cs")]
    public void Files_of_other_tests_are_not_stale(string other)
    {
        File.WriteAllText(Path.Combine(directory, other), "other");

        Files().Verify(Sources(("A.g", "one")), accept: true);
        Files().Verify(Sources(("A.g", "one")), accept: false);

        Assert.Contains(other, Names());
    }

    [Fact]
    public void Two_files_of_one_name_are_refused() =>
        Assert.Contains("two files named 'A.g.cs'", Fails(Sources(("A.g", "one"), ("A.g", "two"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData("1", "true", false)]
    [InlineData("0", null, false)]
    [InlineData(null, null, false)]
    public void The_environment_accepts_but_never_on_a_build_server(string? variable, string? ci, bool accepts) =>
        Assert.Equal(accepts, SnapshotFiles.AcceptsReceived(name => name == "CI" ? ci : name == SnapshotFiles.AcceptVariable ? variable : null));

    private static ConversionResult Sources(params (string Name, string Text)[] sources) =>
        new(null, [.. sources.Select(s => new Target("cs", s.Text, s.Name))]);

    private SnapshotFiles Files() => new(directory, "T.M");

    private VerifyException Fails(ConversionResult conversion) => Assert.Throws<VerifyException>(() => Files().Verify(conversion, accept: false));

    private IEnumerable<string> Names() => Directory.EnumerateFiles(directory).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
