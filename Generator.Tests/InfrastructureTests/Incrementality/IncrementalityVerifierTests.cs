using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Incrementality;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.InfrastructureTests.Incrementality;

public class IncrementalityVerifierTests
{
    private const string Marked = "[System.Serializable] public class A { public int Width; }";

    private static readonly IncrementalityVerifier Good = Verifier(SpecOf, spec => spec.Name + spec.Fields);

    [Fact]
    public void Names_are_the_constants() => Assert.Equal(["Transform", "Plan"], IncrementalityVerifier.NamesIn(typeof(Names)));

    [Fact]
    public void A_good_generator_is_cached() => Good.AssertCached(TestCompilation.Create(Marked));

    [Theory]
    [InlineData(Marked + " class Unrelated { int F() => 1; }")]
    [InlineData("/* comment */ " + Marked)]
    [InlineData("\n\n\n" + Marked)]
    public void An_unrelated_edit_runs_the_transform_only(string edited) =>
        Good.AssertRunReasons(TestCompilation.Create(Marked), Replace(edited), RunReasons.OnlyTransformRan(Names.Transform));

    [Fact]
    public void A_related_edit_modifies_every_stage() =>
        Good.AssertRunReasons(
            TestCompilation.Create(Marked + Marked.Replace("class A", "class B", StringComparison.Ordinal)),
            Replace(Marked.Replace("Width", "Height", StringComparison.Ordinal) + Marked.Replace("class A", "class B", StringComparison.Ordinal)),
            RunReasons.Modified(Names.Transform, Names.Plan, RunReasons.Output));

    [Fact]
    public void A_modification_ends_where_the_result_is_the_same() =>
        Verifier(SpecOf, _ => "the same").AssertRunReasons(
            TestCompilation.Create(Marked), Replace(Marked.Replace("Width", "Height", StringComparison.Ordinal)), RunReasons.Modified(Names.Transform));

    [Fact]
    public void A_new_class_is_new_in_every_stage_and_modifies_the_output() =>
        Good.AssertRunReasons(
            TestCompilation.Create(Marked),
            Replace(Marked + Marked.Replace("class A", "class B", StringComparison.Ordinal)),
            RunReasons.Of(IncrementalStepRunReason.New, Names.Transform, Names.Plan).And(IncrementalStepRunReason.Modified, RunReasons.Output));

    [Fact]
    public void The_output_is_a_stage() =>
        Assert.Contains(
            "SourceOutput: expected Cached or Unchanged, but got Modified",
            Fails(() => Good.AssertRunReasons(
                TestCompilation.Create(Marked), Replace(Marked.Replace("Width", "Height", StringComparison.Ordinal)), RunReasons.Modified(Names.Transform, Names.Plan))),
            StringComparison.Ordinal);

    [Fact]
    public void A_related_edit_is_not_nothing() =>
        Assert.Contains(
            "Transform: expected Unchanged at least once and otherwise Cached or Unchanged, but got Modified",
            Fails(() => Good.AssertRunReasons(
                TestCompilation.Create(Marked), Replace(Marked.Replace("Width", "Height", StringComparison.Ordinal)), RunReasons.OnlyTransformRan(Names.Transform))),
            StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_not_a_modification() =>
        Assert.Contains(
            "Plan: expected Modified at least once",
            Fails(() => Good.AssertRunReasons(TestCompilation.Create(Marked), same => same, RunReasons.Modified(Names.Plan))),
            StringComparison.Ordinal);

    [Fact]
    public void A_stage_whose_values_are_not_equatable_is_found()
    {
        var arrays = Verifier(context => new[] { context.TargetSymbol.Name }, names => names[0]);

        Assert.Contains("Transform: expected Cached or Unchanged, but got Modified", Fails(() => arrays.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_that_runs_again_for_nothing_is_found()
    {
        int calls = 0;
        var positions = Verifier(context => context.TargetNode.SpanStart, start => ++calls > 0 ? "same" : start.ToString(CultureInfo.InvariantCulture));

        Assert.Contains(
            "Plan: expected Cached, but got Unchanged",
            Fails(() => positions.AssertRunReasons(TestCompilation.Create(Marked), Replace(" " + Marked), RunReasons.OnlyTransformRan())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Symbols_nodes_and_locations_in_the_pipeline_are_found()
    {
        var symbols = Verifier(context => (context.TargetSymbol.Name, Deep: new object?[] { null, new Holder(context.TargetSymbol) }), _ => 1);
        var nodes = Verifier(context => new { context.TargetNode }, _ => 1);
        var locations = Verifier(SpecOf, _ => 1, context => new Lazy<object>(context.TargetSymbol.Locations[0]));
        var compilations = Verifier(SpecOf, _ => 1, context => (Func<string?>)(() => context.SemanticModel.Compilation.AssemblyName));

        Assert.Contains("Transform.Item2[1].Value keeps a ISymbol", Fails(() => symbols.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
        Assert.Contains("Transform.TargetNode keeps a SyntaxNode", Fails(() => nodes.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
        Assert.Contains("keeps a Location", Fails(() => locations.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
        Assert.Contains("keeps a SemanticModel", Fails(() => compilations.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_do_not_run_or_exist_are_found()
    {
        var misnamed = new IncrementalityVerifier(["Parse"], new StagedGenerator<Spec, string>(SpecOf, spec => spec.Name));

        Assert.Contains("The stage 'Parse' did not run", Fails(() => misnamed.AssertCached(TestCompilation.Create(Marked))), StringComparison.Ordinal);
        Assert.Contains(
            "Typo: there is no stage of this name",
            Fails(() => Good.AssertRunReasons(TestCompilation.Create(Marked), same => same, RunReasons.OnlyTransformRan(Names.Transform, "Typo"))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_is_found() =>
        Assert.Contains(
            "crashed",
            Fails(() => Verifier<Spec, int>(SpecOf, _ => throw new InvalidOperationException()).AssertCached(TestCompilation.Create(Marked))),
            StringComparison.Ordinal);

    private static Spec SpecOf(GeneratorAttributeSyntaxContext context) =>
        new(context.TargetSymbol.Name, string.Join(",", ((INamedTypeSymbol)context.TargetSymbol).MemberNames.Order(StringComparer.Ordinal)));

    private static IncrementalityVerifier Verifier<TSpec, TPlan>(Func<GeneratorAttributeSyntaxContext, TSpec> transform, Func<TSpec, TPlan> plan) =>
        new(IncrementalityVerifier.NamesIn(typeof(Names)), new StagedGenerator<TSpec, TPlan>(transform, plan));

    private static IncrementalityVerifier Verifier<TPlan>(
        Func<GeneratorAttributeSyntaxContext, Spec> transform, Func<Spec, TPlan> plan, Func<GeneratorAttributeSyntaxContext, object> extra) =>
        Verifier(context => (Spec: transform(context), Extra: extra(context)), pair => plan(pair.Spec));

    private static Func<CSharpCompilation, CSharpCompilation> Replace(string source) =>
        compilation => compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0], TestCompilation.Parse(new SourceFile("Test0.cs", source), (CSharpParseOptions)compilation.SyntaxTrees[0].Options));

    private static string Fails(Action assertion) => Assert.ThrowsAny<XunitException>(assertion).Message;

    private sealed record Holder(object Value);
}
