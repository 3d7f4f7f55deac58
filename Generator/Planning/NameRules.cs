using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Common;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Rules about the names of layers, and about the views that refer to them.</summary>
internal static class NameRules
{
    public static void Check(NetworkPlan plan)
    {
        var seen = new Dictionary<(BlockRun?, string), string>();
        var taken = new HashSet<string>(plan.Layers.Select(l => l.Name));
        foreach (var (run, spec, attribute, title, _) in Named(plan))
        {
            string name = spec.Name!;
            string argument = spec.Kind is "Input" or HeadSpec.Output ? "name" : "Name";
            string? reason = !SyntaxFacts.IsValidIdentifier(name) ? "not a C# identifier" : IsReserved(name, plan) ? "reserved" : null;
            if (reason is not null)
            {
                plan.Problems.Add(
                    Problem.Create(Descriptors.InvalidName, attribute, argument, title, name, reason).WithRemedy(FreeName(Identifier(name), plan, taken)));
            }
            else if (seen.TryGetValue((run, name), out string? other))
            {
                var problem = Problem.Create(Descriptors.DuplicateName, attribute, argument, title, name, $"the {other} before it");
                plan.Problems.Add(problem.WithRemedy(FreeName(name, plan, taken)));
            }
            else
            {
                seen.Add((run, name), spec.Kind);
            }
        }

        CheckViews(plan);
    }

    /// <summary>Inputs, layers, blocks and heads with a name, in source order, each once for every time it is written; for a block, its first run.</summary>
    private static IEnumerable<(BlockRun? Run, LayerSpec Spec, int Attribute, string Title, double Place)> Named(NetworkPlan plan) =>
        plan.Layers.Where(l => !l.IsFused).Select(l => (l.Run, l.Spec, l.Attribute, l.Title, Place: (double)l.Attribute))
            .Concat(plan.Blocks.Select(b => (Run: b.Scope, b.Spec, b.Attribute, b.Title, Place: (double)b.Attribute)))
            .Concat(plan.Inputs.Where(i => i.Attribute > 0).Select(i => (i.Run, i.Spec, i.Attribute, Title: $"[Input] '{i.Name}'", Place: 0d)))
            .Concat(plan.Spec.Heads.Where(h => h.Name is not null).Select(
                h => (Run: (BlockRun?)null, Spec: Named(h), h.Attribute, Title: $"[{h.End.Kind}] '{h.Name}'", Place: h.Layers + 0.5)))
            .Where(n => n.Spec.Name is not null && IsFirst(n.Run))
            .OrderBy(n => n.Place);

    /// <summary>A head's end with its name in the place of a layer's.</summary>
    private static LayerSpec Named(HeadSpec head) => new(head.End.Kind, null, new EquatableArray<ArgumentSpec>([new ArgumentSpec("Name", 0, head.Name)]));

    private static bool IsFirst(BlockRun? run) => run is null || (run.Index == 0 && IsFirst(run.Block.Scope));

    private static void CheckViews(NetworkPlan plan)
    {
        // A view may refer to a layer even if the layer's name is rejected above.
        var named = new HashSet<string?>(plan.Layers.Where(l => l.Run is null).Select(l => l.Spec.Name));
        foreach (var view in plan.Spec.Views.Where(v => !named.Contains(v.Name)))
        {
            var layers = plan.Layers.Where(l => !l.IsFused && l.Run is null).ToList();
            var meant = Spelling.Nearest(view.Name, layers.Where(l => !plan.Spec.Views.Any(v => v.Name == l.Spec.Name)), l => l.Name);
            plan.Problems.Add(Problem.Create(Descriptors.ViewWithoutLayer, -1, null, view.Name, string.Join(", ", layers.Select(l => l.Name)))
                .WithRelated(meant is null ? [] : [meant.Attribute]));
        }
    }

    private static bool IsReserved(string name, NetworkPlan plan) =>
        name == InputLayer.Usual || (GeneratedMembers.Names.Contains(name) && !plan.Spec.Views.Any(v => v.Name == name));

    /// <summary>Turns a text into an identifier: <c>last layer</c> becomes <c>lastLayer</c>, <c>1st</c> becomes <c>layer1st</c>.</summary>
    private static string Identifier(string text)
    {
        var words = new string([.. text.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : ' ')]).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return SyntaxFacts.IsValidIdentifier(name) ? name : "layer" + name;
    }

    /// <summary>A name that no layer has and no other will get; the first free number is appended if necessary.</summary>
    private static string FreeName(string name, NetworkPlan plan, HashSet<string> taken)
    {
        string free = name;
        for (int number = 2; IsReserved(free, plan) || !taken.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
