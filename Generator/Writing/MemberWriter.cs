using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Losses;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Writes the public members of a network: thin calls to the runtime, with <c>global::</c> names only.</summary>
internal static class MemberWriter
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string FloatsOut = "global::System.Span<float>";
    private const string Predictions = "global::NetGen.Generated.Predictions";
    private const string Core = "global::NetGen.Generated.NetworkCore";

    // The documentation of a member is in the library, once.
    private const string Documented = "NetGenMembers";

    /// <summary>A short name for the interface that documents the members.</summary>
    public const string Using = $"using {Documented} = global::NetGen.Generated.INetworkMembers;";

    public static string Implements(NetworkSpec spec)
    {
        string self = $"global::{TypeWriter.FullName(spec)}";
        string streams = spec.Streaming < 0 ? string.Empty : $", global::NetGen.IStreamingNetwork<{self}>";
        return $" : global::NetGen.INetwork<{self}{(spec.Row is null ? string.Empty : $", {spec.Row.Type}")}>{streams}";
    }

    /// <summary>The members of a network without errors.</summary>
    public static void Write(NetworkPlan plan, string kernels, CodeWriter writer)
    {
        WriteConstants(plan, writer);
        writer.Line(Inherit("Description"));
        writer.Line($"public static global::NetGen.NetworkDescription Description => global::NetGen.Generated.{kernels}.Description;");
        WriteAll(plan.Spec, plan, writer, body => body, $"new {Core}<global::NetGen.Generated.{kernels}>(seed)");
    }

    /// <summary>The same members for a class with errors: code that uses them compiles, so that only the errors are reported.</summary>
    public static void WriteStubs(NetworkSpec spec, string message, CodeWriter writer)
    {
        string fail = $"throw new global::System.InvalidOperationException({Literals.Text(message)})";
        foreach (string constant in new[] { "int InputSize", "int OutputSize", "int ParameterCount", "long MultiplyAdds" })
        {
            writer.Line($"public const {constant} = 1;");
        }

        writer.Line($"public static global::NetGen.NetworkDescription Description => {fail};");
        WriteAll(spec, null, writer, _ => fail, fail);
    }

    private static void WriteConstants(NetworkPlan plan, CodeWriter writer)
    {
        Constant("int", "InputSize", plan.InputSize, $"Number of values in an input row: {plan.InputShape}.");
        Constant("int", "OutputSize", plan.OutputSize, $"Number of values in an output row: {plan.OutputShape}.");
        Constant("int", "ParameterCount", plan.ParameterCount, "Number of trainable parameters.");
        Constant("long", "MultiplyAdds", plan.MultiplyAdds, "Multiply-adds in the forward pass of one row.");

        void Constant(string type, string name, long value, string summary)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public const {type} {name} = {value.ToString(System.Globalization.CultureInfo.InvariantCulture)};");
            writer.Line();
        }
    }

    private static void WriteAll(NetworkSpec spec, NetworkPlan? plan, CodeWriter writer, Func<string, string> body, string newCore)
    {
        string self = "global::" + TypeWriter.FullName(spec);
        bool isStub = plan is null;
        var loss = plan is { Heads.Count: 1 } ? plan.Heads[0].Loss : null;

        writer.Separate();
        writer.Line($"private readonly {Core} core;");
        Member(
            writer, "/// <summary>Creates a network with random weights: the same seed gives the same weights on every machine.</summary>",
            $"public {TypeWriter.TypeName(spec)}(long seed = 0)", isStub ? newCore : $"core = {newCore}");
        writer.Separate();
        writer.Line($"private {TypeWriter.TypeName(spec)}({Core} core) => this.core = core;");
        Member(writer, null, $"{Core} global::NetGen.INetwork<{self}>.Core", body("core"));
        Member(writer, null, $"static {self} global::NetGen.INetwork<{self}>.Create(long seed)", body($"new {self}(seed)"));
        Member(writer, "Parameters", $"public {Floats} Parameters", body("core.Storage.Parameters.Span"));
        Member(writer, "Gradients", $"public {Floats} Gradients", body("core.Gradients"));
        Accessor(writer, "global::System.Collections.Generic.IReadOnlyList<string>?", "ClassNames", isStub);
        Accessor(writer, "global::NetGen.CsvFeatures?", "InputFeatures", isStub);
        Accessor(writer, "long", "Seed", isStub);
        Accessor(writer, "long", "Step", isStub);
        Member(writer, "Layer", "public global::NetGen.LayerView Layer(string name)", body("new global::NetGen.LayerView(core, Description.Layer(name))"));
        foreach (var view in spec.Views)
        {
            Member(
                writer, plan is null ? null : $"/// <summary>{LayerTableText.Summary(plan, view.Name)}</summary>",
                $"{view.Modifiers} global::NetGen.LayerView {Identifiers.Escape(view.Name)}", body($"Layer({Literals.Text(view.Name)})"));
        }

        Member(writer, "Predict", $"public void Predict({Floats} inputs, {FloatsOut} outputs)", body("core.Predict(inputs, outputs)"));
        Member(writer, "PredictArray", $"public float[] Predict({Floats} inputs)", body($"{Predictions}.Values(core, inputs)"));
        if (isStub || plan is { Heads.Count: 1, OutputSize: 1 })
        {
            Member(writer, "PredictValue", $"public float PredictValue({Floats} input)", body($"{Predictions}.Value(core, input)"));
        }

        if (loss?.OwnActivation is not null || isStub)
        {
            if (loss?.IsPerStep != true)
            {
                Member(writer, "PredictClass", $"public int PredictClass({Floats} input)", body($"{Predictions}.Class(core, input)"));
                Member(writer, "PredictLabel", $"public string PredictLabel({Floats} input)", body($"{Predictions}.Label(core, input)"));
            }

            Member(writer, "PredictLabels", $"public string[] PredictLabels({Floats} inputs)", body($"{Predictions}.Labels(core, inputs)"));
            Member(
                writer, "PredictProbabilities", $"public void PredictProbabilities({Floats} inputs, {FloatsOut} probabilities)",
                body($"{Predictions}.Probabilities(core, inputs, probabilities)"));
        }

        if (plan?.Heads.Exists(h => h.Loss is not null) != false)
        {
            Member(
                writer, "TrainStep", $"public float TrainStep({Floats} inputs, global::NetGen.TargetBatch targets, global::NetGen.Optimizer optimizer)",
                body("global::NetGen.Generated.NetworkTraining.TrainStep(core, inputs, targets, optimizer)"));
            Member(
                writer, "ComputeGradients", $"public global::NetGen.BatchLoss ComputeGradients({Floats} inputs, global::NetGen.TargetBatch targets)",
                body("core.ComputeGradients(inputs, targets)"));
        }

        Member(writer, "Forward", $"public void Forward({Floats} inputs, {FloatsOut} outputs)", body("core.Forward(inputs, outputs)"));
        Member(
            writer, "Backward", $"public void Backward({Floats} outputGradient, {FloatsOut} inputGradient = default)",
            body("core.Backward(outputGradient, inputGradient)"));
        List<string> inputs = [.. spec.Inputs.Select(i => i.Name)];
        List<(string Name, LossPlan? Loss)> heads = plan is not null
            ? [.. plan.Heads.Select(h => (h.Name, h.Loss))]
            : [.. spec.Heads.Select(h => (h.Name ?? Head.Usual, h.End.Kind == HeadSpec.Output ? null : LossTable.Create(h.End)))];
        if (inputs.Count + heads.Count > 2 && (!isStub || AreParameters([.. inputs, .. heads.Select(h => h.Name)])))
        {
            WritePlaces(inputs, [.. heads.Select(h => h.Name)], plan, isStub ? body(string.Empty) : null, writer);
            WritePorts(inputs, heads, isStub ? body(string.Empty) : null, writer);
        }

        WriteFiles(writer, self, body);
    }

    /// <summary>Whether names are valid for parameters: a class with errors may have any.</summary>
    private static bool AreParameters(List<string> names) => names.TrueForAll(SyntaxFacts.IsValidIdentifier) && names.Distinct().Count() == names.Count;

    /// <summary>Where each of several inputs lies in a row, and each of several heads.</summary>
    private static void WritePlaces(List<string> inputs, List<string> heads, NetworkPlan? plan, string? fail, CodeWriter writer)
    {
        var beginnings = new Queue<string>(PortMembers.Beginnings(PortMembers.Named(inputs, heads)));
        for (int i = 0; i < inputs.Count && inputs.Count > 1; i++)
        {
            Write($"input '{inputs[i]}'", "inputs", "InputSize", plan?.Inputs[i].OutputShape, plan?.Inputs[i].First ?? 0);
        }

        for (int i = 0; i < heads.Count && heads.Count > 1; i++)
        {
            Write($"head '{heads[i]}'", "outputs", "OutputSize", plan?.Heads[i].Shape, plan?.Heads[i].First ?? 0);
        }

        void Write(string port, string rows, string rowSize, Shape? shape, int first)
        {
            string beginning = beginnings.Dequeue(), size = Number(shape?.Size ?? 1);
            Constant(PortMembers.Size, size, $"Number of values in a row of the {port}: {shape}.");
            Constant(PortMembers.Offset, Number(first), $"Where the {port} begins in a row of {rows}.");
            foreach (string span in new[] { FloatsOut, Floats })
            {
                Member(
                    writer,
                    $"/// <summary>The values of the {port} in a row of several: {rows} as they are predicted and trained by rows, and the row, from "
                    + "0.</summary>",
                    $"public static {span} {beginning}{PortMembers.Of}({span} {rows}, int row = 0)",
                    fail ?? $"global::NetGen.Generated.PortRow.Of({rows}, row, {rowSize}, {Number(first)}, {size})");
            }

            void Constant(string ending, string value, string summary)
            {
                writer.Separate();
                writer.Line($"/// <summary>{summary}</summary>");
                writer.Line($"public const int {beginning}{ending} = {value};");
            }
        }

        static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the members that take a span for each input and head.</summary>
    /// <param name="inputNames">The inputs.</param>
    /// <param name="headNames">The heads, and their losses.</param>
    /// <param name="fail">The body of the members in a class with errors; otherwise null.</param>
    /// <param name="writer">Receives them.</param>
    private static void WritePorts(List<string> inputNames, List<(string Name, LossPlan? Loss)> headNames, string? fail, CodeWriter writer)
    {
        var inputs = inputNames.Select((name, i) => (Name: Identifiers.Escape(name), Index: i)).ToList();
        var heads = headNames.Select((head, i) => (Name: Identifiers.Escape(head.Name), Index: i, head.Loss)).ToList();
        string given = string.Join(", ", inputs.Select(i => $"{Floats} {i.Name}")), made = string.Join(", ", heads.Select(h => $"{FloatsOut} {h.Name}"));

        // Inputs and heads are parameters, whatever their names.
        var taken = new HashSet<string>(inputNames.Concat(headNames.Select(h => h.Name)));
        string ports = Free("ports"), optimizer = Free("optimizer");
        var set = inputs.Select(i => $"{ports}.SetInput({i.Index}, {i.Name});").ToList();
        var expect = heads.Select(h => $"{ports}.ExpectOutput({h.Index}, {h.Name});").ToList();
        var get = heads.Select(h => $"{ports}.GetOutput({h.Index}, {h.Name});").ToList();
        Write("Predict", $"void Predict({given}, {made})", [.. set, .. expect, $"{ports}.Predict();", .. get]);
        Write("Forward", $"void Forward({given}, {made})", [.. set, .. expect, $"{ports}.Forward();", .. get]);

        var learning = heads.Where(h => h.Loss is not null).ToList();
        if (learning.Count > 0)
        {
            string targets = string.Join(
                ", ", learning.Select(h => $"{(h.Loss!.TakesLabels ? "global::System.ReadOnlySpan<int>" : Floats)} {Targets(h.Name)}"));
            List<string> setTargets = [.. set, .. learning.Select(h => $"{ports}.SetTargets({h.Index}, {Targets(h.Name)});")];
            List<string> train = [.. setTargets, $"return {ports}.TrainStep({optimizer});"];
            Write("TrainStep", $"float TrainStep({given}, {targets}, global::NetGen.Optimizer {optimizer})", train);
            Write("ComputeGradients", $"global::NetGen.BatchLoss ComputeGradients({given}, {targets})", [.. setTargets, $"return {ports}.ComputeGradients();"]);
        }

        string gradients = string.Join(
            ", ", heads.Select(h => $"{Floats} {Of(h.Name, "Gradient")}").Concat(inputs.Select(i => $"{FloatsOut} {Of(i.Name, "Gradient")} = default")));
        string isAsked = string.Join(" || ", inputs.Select(i => $"!{Of(i.Name, "Gradient")}.IsEmpty"));
        Write(
            "BackwardHeads",
            $"void BackwardHeads({gradients})",
            [
                .. heads.Select(h => $"{ports}.SetGradient({h.Index}, {Of(h.Name, "Gradient")});"),
                .. inputs.Select(i => $"{ports}.ExpectInputGradient({i.Index}, {Of(i.Name, "Gradient")});"),
                $"{ports}.Backward({isAsked});",
                .. inputs.Select(i => $"{ports}.GetInputGradient({i.Index}, {Of(i.Name, "Gradient")});"),
            ]);

        void Write(string member, string declaration, IEnumerable<string> lines)
        {
            writer.Separate();
            if (fail is not null)
            {
                writer.Line($"public {declaration} => {fail};");
                return;
            }

            writer.Line(Inherit(member + "Ports"));
            using (writer.Open("public " + declaration))
            {
                string length = member == "BackwardHeads" ? "core" : $"core, {inputs[0].Name}.Length";
                writer.Line($"using global::NetGen.Generated.PortBatch {ports} = new({length});");
                foreach (string line in lines)
                {
                    writer.Line(line);
                }
            }
        }

        static string Of(string name, string what) => name.TrimStart('@') + what;

        // These are in addition to the inputs' names.
        string Targets(string name) => Free(Of(name, "Targets"));

        string Free(string name)
        {
            while (taken.Contains(name))
            {
                name += "_";
            }

            return name;
        }
    }

    private static void WriteFiles(CodeWriter writer, string self, Func<string, string> body)
    {
        const string File = "global::NetGen.Generated.NetworkFile";
        const string Match = "global::NetGen.LoadMatch match = global::NetGen.LoadMatch.ByName";
        const string Stream = "global::System.IO.Stream";
        const string Bytes = "global::System.ReadOnlySpan<byte>";
        const string Report = "public global::NetGen.LoadReport";
        Member(writer, "Save(string)", "public void Save(string path)", body($"{File}.Save(core, path)"));
        Member(writer, $"Save({Stream})", $"public void Save({Stream} stream)", body($"{File}.Save(core, stream)"));
        Member(writer, "Save()", "public byte[] Save()", body($"{File}.SaveToBytes(core)"));
        Member(writer, "Load(string, global::NetGen.LoadMatch)", $"{Report} Load(string path, {Match})", body($"{File}.Load(core, path, match)"));
        Member(writer, $"Load({Stream}, global::NetGen.LoadMatch)", $"{Report} Load({Stream} stream, {Match})", body($"{File}.Load(core, stream, match)"));
        Member(
            writer, "Load(global::System.ReadOnlySpan{byte}, global::NetGen.LoadMatch)", $"{Report} Load({Bytes} bytes, {Match})",
            body($"{File}.Load(core, bytes, match)"));
        From("FromFile", "string path", "path");
        From("FromStream", $"{Stream} stream", "stream");
        Member(writer, "Clone", $"public {self} Clone()", body($"new {self}(core.Clone())"));

        void From(string member, string parameter, string argument)
        {
            writer.Separate();
            writer.Line(Inherit(member));
            using (writer.Open($"public static {self} {member}({parameter})"))
            {
                // With its argument: the user's constructors may be called without one, too.
                writer.Line($"{self} network = new(0L);");
                writer.Line($"network.Load({argument});");
                writer.Line("return network;");
            }
        }
    }

    private static void Accessor(CodeWriter writer, string type, string name, bool isStub)
    {
        writer.Separate();
        writer.Line(Inherit(name));
        writer.Line(isStub ? $"public {type} {name} {{ get; set; }}" : $"public {type} {name} {{ get => core.{name}; set => core.{name} = value; }}");
    }

    /// <summary>Writes a member with an expression body.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="documentation">The member of the library that documents it, a comment, or null.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="expression">Its body.</param>
    private static void Member(CodeWriter writer, string? documentation, string declaration, string expression)
    {
        writer.Separate();
        if (documentation is not null)
        {
            writer.Line(documentation.StartsWith("///", StringComparison.Ordinal) ? documentation : Inherit(documentation));
        }

        writer.Line($"{declaration} => {expression};");
    }

    private static string Inherit(string member) => $"/// <inheritdoc cref=\"{Documented}.{member}\"/>";
}
