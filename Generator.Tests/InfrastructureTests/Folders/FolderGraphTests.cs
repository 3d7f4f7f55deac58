using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Folders;

namespace NetGen.Generator.Tests.InfrastructureTests.Folders;

public sealed class FolderGraphTests
{
    private const string Root = "/project";

    [Fact]
    public void Arrows_go_from_who_names_to_who_declares() =>
        Assert.Equal(["A -> B", "B -> C"], Arrows(("A/One.cs", "class One { Two f; }"), ("B/Two.cs", "class Two { Three f; }"), ("C/Deep/Three.cs", "class Three;")));

    [Theory]
    [InlineData("class One { static void M() => Two.Make(); }")]
    [InlineData("class One { static object M() { Take(new(1)); return 0; } static void Take(Two two) { } }")]
    [InlineData("class One { static object M(Pair p) => p + p; }")]
    [InlineData("class One { static void M(Pair p) => p.Extend(); }")]
    [InlineData("class One { static void M() => Pair.Take(5); }")]
    [InlineData("class One { static int M(Pair p) => p[0]; }")]
    [InlineData("[Mark] class One;")]
    [InlineData("class One : Two { One() : base(1) { } }")]
    [InlineData("partial class Spread;")]
    public void Each_kind_of_use_is_an_arrow(string source)
    {
        string[] arrows = Arrows(
            ("A/One.cs", source),
            ("B/Two.cs",
                """
                class Two { public Two(int i) { } public static void Make() { } }
                class Pair { public static Pair operator +(Pair a, Pair b) => a; public static implicit operator Pair(int i) => new(); public static void Take(Pair p) { } public int this[int i] => i; }
                static class Extensions { public static void Extend(this Pair p) { } }
                class MarkAttribute : System.Attribute;
                partial class Spread;
                """));

        Assert.Contains("A -> B", arrows);
    }

    [Fact]
    public void Documentation_namespaces_and_files_beside_the_folders_make_no_arrows() =>
        Assert.Empty(Arrows(
            ("A/One.cs", "namespace N; /// <summary><see cref=\"Two\"/></summary>\nclass One { /* Two */ const string Two = \"Two\"; object M() => Two; }"),
            ("B/Two.cs", "namespace N; class Two;"),
            ("Wiring.cs", "namespace N; class Wiring { One one; Two two; }")));

    [Fact]
    public void A_name_that_two_folders_have_is_that_of_the_type_that_is_meant() =>
        Assert.Equal(["A -> B"], Arrows(("A/One.cs", "class One { B.Step f; }"), ("B/Step.cs", "namespace B; class Step;"), ("C/Step.cs", "namespace C; class Step { One f; class One; }")));

    [Fact]
    public void A_circle_is_named_with_the_files_that_cause_it()
    {
        var graph = Graph(
            ("A/One.cs", "class One {\n Two f; }"), ("B/Two.cs", "class Two { object M() => Three.Value; }"),
            ("C/Three.cs", "class Three { public const int Value = 1; One f; }"), ("D/Outside.cs", "class Outside { One f; }"));

        Assert.Equal(
            """
            The folders A, B, C form a circle:
              A -> B, files: 1
                A/One.cs(2): Two, declared in B/Two.cs
              C -> A, files: 1
                C/Three.cs(1): One, declared in A/One.cs
              B -> C, files: 1
                B/Two.cs(1): Three, declared in C/Three.cs
                B/Two.cs(1): Three.Value, declared in C/Three.cs
            """,
            graph.DescribeCircles(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Two_circles_are_told_apart() =>
        Assert.Equal(
            ["A, B", "C, D"],
            Graph(
                ("A/One.cs", "class One { Two f; Three g; }"), ("B/Two.cs", "class Two { One f; }"),
                ("C/Three.cs", "class Three { Four f; }"), ("D/Four.cs", "class Four { Three f; }"))
                .Circles.Select(circle => string.Join(", ", circle.Select(arrow => arrow.From).Order(StringComparer.Ordinal))));

    private static string[] Arrows(params (string Path, string Text)[] files) => [.. Graph(files).Arrows.Select(arrow => $"{arrow.From} -> {arrow.To}")];

    private static FolderGraph Graph(params (string Path, string Text)[] files) =>
        FolderGraph.Of(TestCompilation.Create(CompilationSettings.Strict, files.Select(file => new SourceFile($"{Root}/{file.Path}", file.Text))), Root);
}
