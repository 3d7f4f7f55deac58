using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>A segment whose items belong to several layers: each call gets its part of the range.</summary>
/// <param name="kernels">The network's kernels.</param>
/// <param name="writer">Where the calls are written to.</param>
/// <param name="isForParameters">Whether nothing but the gradients of a layer's own parameters comes of its items: they are left out where it is frozen.</param>
internal sealed class ItemSegment(KernelSet kernels, CodeWriter writer, bool isForParameters)
{
    public KernelSet Kernels { get; } = kernels;

    public CodeWriter Writer { get; } = writer;

    /// <summary>Items so far.</summary>
    public int Items { get; private set; }

    /// <summary>Items that cost the same, in order, as the runtime's <c>ItemGroup</c>s.</summary>
    public List<string> Groups { get; } = [];

    /// <summary>The stage whose layer is writing, and the one that gave its input.</summary>
    public Stage Stage { get; set; } = null!;

    /// <summary>The stage's scratch.</summary>
    public string Scratch => ScratchOf(Stage);

    public Stage Previous => Stage.Sources[0];

    /// <summary>Where a stage's scratch begins.</summary>
    public static string ScratchOf(Stage stage) => $"ref Unsafe.Add(ref pass.Scratch.First, {stage.ScratchPlace})";

    /// <summary>The gradient of a parameter.</summary>
    public static Operand Gradient(ParameterPlan parameter, string name) => new("ref float", name, $"ref pass.Gradient({parameter.Place})");

    /// <summary>Writes a call for so many items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="cost">What all of them cost, in multiply-adds of whole vectors for a row of the batch: workers get parts of the same cost.</param>
    /// <param name="call">The call, which lacks only the last two arguments and the closing parenthesis.</param>
    public void Add(int items, long cost, string call)
    {
        string from = Items == 0 ? "from" : $"Math.Max(from - {Items}, 0)";
        string to = Items == 0 ? $"Math.Min(to, {items})" : $"Math.Min(to - {Items}, {items})";
        Writer.Line($"{call}, {from}, {to});");
        Items += items;
        string layer = isForParameters ? FormattableString.Invariant($", {Stage.Main!.Index}") : string.Empty;
        Groups.Add(FormattableString.Invariant($"new ItemGroup({items}, {Math.Max(1, cost / items)}{layer})"));
    }
}
