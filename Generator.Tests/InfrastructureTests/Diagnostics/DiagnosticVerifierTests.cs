using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure.Diagnostics;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.InfrastructureTests.Diagnostics;

public class DiagnosticVerifierTests
{
    private static readonly DiagnosticVerifier Verifier = new(new TinyAnalyzer()) { IdPrefix = "TEST" };

    [Fact]
    public Task Marked_diagnostics_pass() => Verifier.Verify("class {|TEST0001:BadName|}; class {|TEST0002:OddName|}; class Fine;", "class {|TEST0003:WideName|};");

    [Fact]
    public Task The_compiler_s_errors_can_be_marked() => Verifier.Verify("class C { {|CS0246:Missing|} f = null!; object F => f; }");

    [Theory]
    [InlineData("class BadName;", "unexpected: [6..13) Test0.cs(1,7): error TEST0001: 'BadName' is bad")]
    [InlineData("class WideName;", "unexpected: [6..14) Test0.cs(1,7): info TEST0003")]
    [InlineData("class {|TEST0001:Fine|};", "missing: TEST0001 in Test0.cs[6..10) 'Fine'")]
    [InlineData("class {|TEST0002:BadName|};", "missing: TEST0002")]
    [InlineData("{|TEST0001:class BadName|};", "missing: TEST0001 in Test0.cs[0..13)")]
    [InlineData("class {|TEST0001:{|TEST0001:BadName|}|};", "missing: TEST0001")]
    [InlineData("class C { Missing f = null!; }", "CS0246")]
    [InlineData("class Crash;", "AD0001")]
    public async Task Anything_else_fails(string source, string message) => Assert.Contains(message, await Failure(Verifier.Verify(source)), StringComparison.Ordinal);

    [Fact]
    public async Task A_mark_counts_in_its_own_file() =>
        Assert.Contains("missing: TEST0001 in Test0.cs", await Failure(Verifier.Verify("class {|TEST0001:Fine___|};", "class BadName;")), StringComparison.Ordinal);

    [Fact]
    public async Task A_warning_or_crash_of_generated_code_fails()
    {
        var warns = new DiagnosticVerifier(new TinyAnalyzer(), new OutputGenerator(p => p.AddSource("W.g.cs", "class W { static int unused; }"))) { IdPrefix = "TEST" };
        var crashes = new DiagnosticVerifier(new TinyAnalyzer(), new OutputGenerator(_ => throw new InvalidOperationException())) { IdPrefix = "TEST" };

        Assert.Contains("CS0169", await Failure(warns.Verify("class C;")), StringComparison.Ordinal);
        Assert.Contains("CS8785", await Failure(crashes.Verify("class C;")), StringComparison.Ordinal);
    }

    [Fact]
    public Task Messages_pass_in_the_order_of_the_marks() =>
        Verifier.VerifyMessages("class {|TEST0002:OddName|}; class {|TEST0001:BadName|};", "'OddName' is odd", "'BadName' is bad");

    [Fact]
    public async Task A_wrong_message_fails() =>
        Assert.Contains("'BadName' is bad", await Failure(Verifier.VerifyMessages("class {|TEST0001:BadName|};", "'BadName' is good")), StringComparison.Ordinal);

    [Fact]
    public Task Silencing_keeps_errors_and_takes_warnings() =>
        Verifier.VerifySilencing(Silencing.OfMessages, "class {|TEST0001:BadName|}; class {|TEST0002:OddName|}; class {|TEST0003:WideName|};");

    [Fact]
    public async Task An_error_that_can_be_silenced_fails() =>
        Assert.Contains("missing: TEST0004", await Failure(Verifier.VerifySilencing(Silencing.OfMessages, "class {|TEST0004:WeakName|};")), StringComparison.Ordinal);

    [Fact]
    public async Task Silencing_needs_a_mark() => Assert.Contains("nothing to silence", await Failure(Verifier.VerifySilencing(Silencing.OfMessages, "class Fine;")), StringComparison.Ordinal);

    [Fact]
    public async Task The_editorconfig_sets_severities()
    {
        const string Source = "class {|TEST0002:OddName|};";
        const string AsError = "[*.cs]\ndotnet_diagnostic.TEST0002.severity = error\n";
        const string Elsewhere = "[Other.cs]\ndotnet_diagnostic.TEST0002.severity = error\n";

        await Verifier.VerifyUnderEditorConfig(Source, AsError, DiagnosticSeverity.Error);
        await Verifier.VerifyUnderEditorConfig(Source, Elsewhere, DiagnosticSeverity.Warning);
        await Failure(Verifier.VerifyUnderEditorConfig(Source, Elsewhere, DiagnosticSeverity.Error));
    }

    private static async Task<string> Failure(Task verification) => (await Assert.ThrowsAnyAsync<XunitException>(() => verification)).Message;
}
