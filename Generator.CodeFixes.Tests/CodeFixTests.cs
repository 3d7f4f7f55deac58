using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Tests.Infrastructure;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>Every fix: what it offers, what the text is after it, that the mistake is gone, and that nothing else is wrong then.</summary>
public class CodeFixTests
{
    private const string Using = "using NetGen;\n";

    private static readonly FixCase[] Cases = [.. DeclarationCases.All, .. LayerCases.All, .. NameCases.All, .. OptionCases.All];

    private static readonly CodeFixProvider[] Fixes = [.. typeof(TextFix).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TextFix))).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    /// <summary>A file-scoped namespace is one of a file.</summary>
    public static TheoryData<string> NamesThatRepeat => [.. Cases.Where(c => !c.Before[0].Contains("namespace", StringComparison.Ordinal)).Select(c => c.Name)];

    public static TheoryData<string> FixNames => [.. Fixes.Select(f => f.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_mistake_is_gone_and_all_else_is_as_it_was(string name)
    {
        var @case = Cases.Single(c => c.Name == name);
        var project = FixWorkspace.Open([.. @case.Before.Select(text => Using + text)]);
        var offers = await FixWorkspace.Offers(@case.Fix, project, @case.Id);
        Assert.Contains(@case.Title, offers.Select(o => o.Title));
        var offer = offers.First(o => o.Title == @case.Title);
        Assert.Equal(@case.Fix.GetType().Name, offer.EquivalenceKey);

        var after = await FixWorkspace.Apply(offer, project);
        Assert.Equal(@case.After.Select(text => Using + text), await FixWorkspace.Texts(after));
        Assert.Equal(@case.Leaves is null ? [] : [@case.Leaves], (await FixWorkspace.Diagnose(after)).Select(d => d.Id));
    }

    /// <summary>Each case in two classes of a file at once, and in two files at once.</summary>
    [Theory]
    [MemberData(nameof(NamesThatRepeat))]
    public async Task All_of_a_solution_are_fixed_at_once(string name)
    {
        var @case = Cases.Single(c => c.Name == name);
        string[] before = [.. @case.Before.Select(text => $"{Using}{Block("First", text)}{Block("Second", text)}"), .. @case.Before.Select(text => Using + Block("Third", text))];
        string[] expected = [.. @case.After.Select(text => $"{Using}{Block("First", text)}{Block("Second", text)}"), .. @case.After.Select(text => Using + Block("Third", text))];
        var project = FixWorkspace.Open(before);

        var after = await FixWorkspace.Apply(await FixWorkspace.OfferForAll(@case.Fix, project, FixAllScope.Solution, @case.Id), project);
        Assert.Equal(expected, await FixWorkspace.Texts(after));
        Assert.DoesNotContain(await FixWorkspace.Find(after), d => d.Id == @case.Id);
    }

    [Fact]
    public async Task All_of_a_document_are_those_of_no_other()
    {
        const string Wrong = "[Network(8, 8, 1)] [Dense(10)] public partial class Net;\n", Right = "[Network(8, 8, 1)] [Flatten] [Dense(10)] public partial class Net;\n";
        var project = FixWorkspace.Open([Using + Block("First", Wrong) + Block("Second", Wrong), Using + Block("Third", Wrong)]);
        var after = await FixWorkspace.Apply(await FixWorkspace.OfferForAll(new InsertLayerFix(), project, FixAllScope.Document, "NETGEN0102"), project);
        Assert.Equal([Using + Block("First", Right) + Block("Second", Right), Using + Block("Third", Wrong)], await FixWorkspace.Texts(after));
    }

    [Fact]
    public async Task A_parameter_of_a_record_is_not_offered_to_be_removed() =>
        Assert.Empty(await FixWorkspace.Offers(new RemoveMemberFix(), FixWorkspace.Open([Using + "[Features] public partial record Row(float X, float Encode);"]), "NETGEN0007"));

    [Theory]
    [MemberData(nameof(FixNames))]
    public void A_fix_is_for_diagnostics_that_exist_and_has_a_case_for_each(string name)
    {
        var fix = Fixes.Single(f => f.GetType().Name == name);
        Assert.NotEmpty(fix.FixableDiagnosticIds);
        Assert.Empty(fix.FixableDiagnosticIds.Except(Descriptors.All.Select(d => d.Id)));
        Assert.Empty(fix.FixableDiagnosticIds.Except(Cases.Where(c => c.Fix.GetType() == fix.GetType()).Select(c => c.Id)));
    }

    [Theory]
    [MemberData(nameof(FixNames))]
    public void A_fix_is_exported_under_its_name(string name)
    {
        var export = Assert.IsType<ExportCodeFixProviderAttribute>(Assert.Single(Fixes.Single(f => f.GetType().Name == name).GetType().GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), false)));
        Assert.Equal((name, "C#"), (export.Name, Assert.Single(export.Languages)));
    }

    private static string Block(string name, string text) => $"namespace {name}\n{{\n{text}}}\n";
}
