using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Diagnostics;

namespace NetGen.Generator.Tests.InfrastructureTests.Diagnostics;

public class MarkedSourceTests
{
    [Fact]
    public void Marks_go_and_leave_their_spans()
    {
        var source = Parse("ab{|TEST0001:cd|}e{|TEST0002:f|}");

        Assert.Equal("abcdef", source.File.Text);
        Assert.Equal([Expected("TEST0001", 2, 2), Expected("TEST0002", 5, 1)], source.Expected);
    }

    [Fact]
    public void Marks_nest_and_may_be_empty()
    {
        var source = Parse("{|TEST0001:a{|TEST0002:b|}{|TEST0003:|}|}");

        Assert.Equal("ab", source.File.Text);
        Assert.Equal([Expected("TEST0001", 0, 2), Expected("TEST0002", 1, 1), Expected("TEST0003", 2, 0)], source.Expected);
    }

    [Fact]
    public void Two_marks_may_have_one_span() =>
        Assert.Equal([Expected("TEST0001", 0, 1), Expected("TEST0002", 0, 1)], Parse("{|TEST0001:{|TEST0002:a|}|}").Expected);

    [Theory]
    [InlineData("a ? b : {c | d}")]
    [InlineData("$\"{x}|\" + \"{|x\"")]
    public void Other_braces_and_bars_stay(string text) => Assert.Equal(text, Parse(text).File.Text);

    [Theory]
    [InlineData("{|TEST0001:a", "'{|TEST0001:' is not closed")]
    [InlineData("ab|}", "offset 2 closes no mark")]
    public void Broken_marks_are_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_put_before_moves_the_spans()
    {
        var source = Parse("a{|TEST0001:b|}").Prepend("xyz");

        Assert.Equal("xyzab", source.File.Text);
        Assert.Equal([Expected("TEST0001", 4, 1)], source.Expected);
    }

    private static MarkedSource Parse(string text) => MarkedSource.Parse(new SourceFile("F.cs", text));

    private static ExpectedDiagnostic Expected(string id, int start, int length) => new(id, "F.cs", new TextSpan(start, length));
}
