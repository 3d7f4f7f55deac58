using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.InfrastructureTests;

public class TestCompilationTests
{
    [Fact]
    public void Sources_see_the_framework_and_the_library() =>
        Assert.Empty(TestCompilation.Create(TestCompilation.UsingNetGen(
            """
            class C { static readonly System.Numerics.Vector<float> Lanes = default; static Shape Image => new(8, 8, 1); static object All => (Image, Lanes); }
            """)).GetDiagnostics());

    [Fact]
    public void There_are_no_implicit_usings() => Assert.Equal(["CS0246"], Ids(CompilationSettings.Strict, "class C { List<int> f = null!; }"));

    [Fact]
    public void The_assemblies_of_the_tests_are_out_of_reach() =>
        Assert.Equal(["CS0246"], Ids(CompilationSettings.Strict, "class C { Xunit.Assert f = null!; }"));

    [Fact]
    public void Nullable_warnings_are_errors()
    {
        const string Source = "class C { string f = null; string F => f; }";
        var strict = Assert.Single(TestCompilation.Create(Source).GetDiagnostics());
        var lenient = Assert.Single(TestCompilation.Create(CompilationSettings.Strict with { TreatWarningsAsErrors = false }, Source).GetDiagnostics());

        Assert.Equal(("CS8625", Microsoft.CodeAnalysis.DiagnosticSeverity.Error), (strict.Id, strict.Severity));
        Assert.Equal(("CS8625", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning), (lenient.Id, lenient.Severity));
    }

    [Fact]
    public void Unsafe_code_and_language_version_follow_the_settings()
    {
        const string Pointer = "unsafe class C { int* p; int* P => p = p + 1; }";
        const string Field14 = "class C { public int P { get; set => field = value; } }";

        Assert.Empty(Ids(CompilationSettings.Strict, Pointer));
        Assert.Equal(["CS0227"], Ids(CompilationSettings.Strict with { AllowUnsafe = false }, Pointer));
        Assert.Empty(Ids(CompilationSettings.Strict, Field14));
        Assert.NotEmpty(Ids(CompilationSettings.Strict with { LanguageVersion = LanguageVersion.CSharp13 }, Field14));
    }

    [Fact]
    public void Arithmetic_is_checked()
    {
        var assembly = GeneratedAssembly.Load(TestCompilation.Create("public static class C { public static int Next(int i) => i + 1; }"));

        Assert.Throws<OverflowException>(() => assembly.Invoke<int>("C", "Next", int.MaxValue));
    }

    private static string[] Ids(CompilationSettings settings, string source) => [.. TestCompilation.Create(settings, source).GetDiagnostics().Select(d => d.Id)];
}
