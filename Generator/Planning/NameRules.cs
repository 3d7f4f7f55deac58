using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Planning;

/// <summary>Rules about the names of layers, and about the views that go by them.</summary>
internal static class NameRules
{
    public static void Check(NetworkPlan plan)
    {
        var seen = new Dictionary<string, Layer>();
        var taken = new HashSet<string>(plan.Layers.Select(l => l.Name));
        foreach (var layer in plan.Layers.Where(l => !l.IsFused))
        {
            if (layer.Spec.Name is not { } name)
            {
                continue;
            }

            string? reason = !IsIdentifier(name) ? "not a C# identifier" : IsReserved(name, plan) ? "reserved" : null;
            if (reason is not null)
            {
                plan.Problems.Add(Problem.Create(Descriptors.InvalidName, layer.Attribute, "Name", layer.Title, name, reason).WithRemedy(FreeName(Identifier(name), plan, taken)));
            }
            else if (seen.TryGetValue(name, out var other))
            {
                plan.Problems.Add(Problem.Create(Descriptors.DuplicateName, layer.Attribute, "Name", layer.Title, name, $"the {other.Spec.Kind} before it").WithRemedy(FreeName(name, plan, taken)));
            }
            else
            {
                seen.Add(name, layer);
            }
        }

        CheckViews(plan);
    }

    private static void CheckViews(NetworkPlan plan)
    {
        // A layer whose name is refused above still is the one that its view means.
        var named = new HashSet<string?>(plan.Layers.Select(l => l.Spec.Name));
        foreach (var view in plan.Spec.Views.Where(v => !named.Contains(v.Name)))
        {
            var layers = plan.Layers.Where(l => !l.IsFused).ToList();
            var meant = Spelling.Nearest(view.Name, layers.Where(l => !plan.Spec.Views.Any(v => v.Name == l.Spec.Name)), l => l.Name);
            plan.Problems.Add(Problem.Create(Descriptors.ViewWithoutLayer, -1, null, view.Name, string.Join(", ", layers.Select(l => l.Name)))
                .WithRelated(meant is null ? [] : [meant.Attribute]));
        }
    }

    private static bool IsIdentifier(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    private static bool IsReserved(string name, NetworkPlan plan) =>
        name == "input" || (GeneratedMembers.Names.Contains(name) && !plan.Spec.Views.Any(v => v.Name == name));

    /// <summary>The identifier that a text becomes: <c>last layer</c> is <c>lastLayer</c>, <c>1st</c> is <c>layer1st</c>.</summary>
    private static string Identifier(string text)
    {
        var words = new string([.. text.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : ' ')]).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return IsIdentifier(name) ? name : "layer" + name;
    }

    /// <summary>A name that no layer has and no other is to get, if need be with the first number that makes it so.</summary>
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
