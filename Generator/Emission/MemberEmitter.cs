using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Emission;

/// <summary>Writes the public members of a network: thin calls of the runtime, under <c>global::</c> names only.</summary>
internal static class MemberEmitter
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string FloatsOut = "global::System.Span<float>";
    private const string Core = "global::NetGen.Generated.NetworkCore";

    private static readonly (string Tag, string Text) Inputs = Parameter("inputs", "Rows × <see cref=\"InputSize\"/> values, row-major.");
    private static readonly (string Tag, string Text) Outputs = Parameter("outputs", "Receives rows × <see cref=\"OutputSize\"/> values.");
    private static readonly (string Tag, string Text) Targets = Parameter("targets", "As many targets as rows: class indices, or rows of numbers.");
    private static readonly (string Tag, string Text) MatchParameter = Parameter("match", "How tensors find their layers: by name, by order, or only those that match.");
    private static readonly (string Tag, string Text) Misfit = Exception("ArgumentException", "Inputs, targets or weights do not fit the network, its loss or each other, or are not finite where they must be. Nothing has changed then.");
    private static readonly (string Tag, string Text) InUse = Exception("InvalidOperationException", "Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.");

    public static string Implements(NetworkSpec spec) => $" : global::NetGen.INetwork<global::{TypeEmitter.FullName(spec)}{(spec.Row is null ? string.Empty : $", {spec.Row.Type}")}>";

    /// <summary>The members of a network that can be written.</summary>
    public static void Write(NetworkPlan plan, string kernels, CodeWriter writer)
    {
        WriteConstants(plan, writer);
        writer.Line("/// <summary>Layers, shapes and parameters.</summary>");
        writer.Line($"public static global::NetGen.NetworkDescription Description => global::NetGen.Generated.{kernels}.Description;");
        WriteAll(plan.Spec, plan, writer, body => body, $"new {Core}<global::NetGen.Generated.{kernels}>(seed)");
    }

    /// <summary>The same members for a class with errors: what uses them compiles, so that the errors are all there is to read.</summary>
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
        Constant("int", "InputSize", plan.InputSize, $"Number of values in an input row: {plan.Spec.InputShape}.");
        Constant("int", "OutputSize", plan.OutputSize, $"Number of values in an output row: {plan.OutputShape}.");
        Constant("int", "ParameterCount", plan.ParameterCount, "Number of trained values.");
        Constant("long", "MultiplyAdds", plan.MultiplyAdds, "Multiply-adds of one row's forward pass.");

        void Constant(string type, string name, long value, string summary)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public const {type} {name} = {value.ToString(System.Globalization.CultureInfo.InvariantCulture)};");
            writer.Line();
        }
    }

    private static void WriteAll(NetworkSpec spec, NetworkPlan? plan, CodeWriter writer, Func<string, string> body, string newCore)
    {
        string self = "global::" + TypeEmitter.FullName(spec);
        bool isStub = plan is null;
        var loss = plan?.Loss;
        bool isBinary = loss?.Kind == "BinaryCrossEntropy", isClassifier = loss?.OwnActivation == "softmax";

        writer.Line();
        writer.Line($"private readonly {Core} core;");
        Member(writer, "Makes a network whose weights are drawn under the seed: the same seed gives the same weights on every machine.", $"public {TypeEmitter.TypeName(spec)}(long seed = 0)", isStub ? newCore : $"core = {newCore}");
        writer.Line();
        writer.Line($"private {TypeEmitter.TypeName(spec)}({Core} core) => this.core = core;");
        Member(writer, null, $"{Core} global::NetGen.INetwork<{self}>.Core", body("core"));
        Member(writer, null, $"static {self} global::NetGen.INetwork<{self}>.Create(long seed)", body($"new {self}(seed)"));
        Member(writer, "The trained values as they are stored: in the order of the kernels, with zeros as padding. <see cref=\"Layer\"/> reads and writes them in logical order.", $"public {Floats} Parameters", body("core.Storage.Parameters.Span"));
        Member(writer, "The gradient of every parameter after the last backward pass, in the order of <see cref=\"Parameters\"/>.", $"public {Floats} Gradients", body("core.Gradients"));
        Accessor(
            writer, "The labels by class index, or null where they are not known. Training and files set them; null lets the next training take those of its data.",
            "global::System.Collections.Generic.IReadOnlyList<string>?", "ClassNames", isStub);
        Accessor(
            writer,
            "What the columns or properties of an input row become, or null where that is not known. Training and files set it; null lets the next training take that of its data. "
            + "<c>Dataset.FromCsvInputs</c> reads another file with it.",
            "global::NetGen.CsvFeatures?", "InputFeatures", isStub);
        Accessor(writer, "Keys the dropout masks of own training loops (the trainer sets its own); at first the seed of the weights.", "long", "Seed", isStub);
        Accessor(writer, "Optimizer steps so far; with <see cref=\"Seed\"/> it keys the dropout masks.", "long", "Step", isStub);
        Member(writer, "A handle on a layer: reads and writes its weights in logical order.", "public global::NetGen.LayerView Layer(string name)", body("new global::NetGen.LayerView(core, Description.Layer(name))"));
        foreach (var view in spec.Views)
        {
            Member(writer, plan is null ? null : LayerTableText.Summary(plan, view.Name), $"{view.Modifiers} global::NetGen.LayerView {TypeText.Escape(view.Name)}", body($"Layer({Literals.Text(view.Name)})"));
        }

        Member(
            writer,
            "Predicts any number of rows. NaN among the inputs of a row is NaN among its outputs. Safe from many threads at once; allocates nothing. "
            + "A network that was neither trained nor loaded predicts from the random weights it starts with.",
            $"public void Predict({Floats} inputs, {FloatsOut} outputs)", body("core.Predict(inputs, outputs)"),
            Inputs, Outputs, Exception("ArgumentException", "The inputs are not whole rows, the outputs do not fit them, or both overlap."));
        if (isClassifier || isBinary || isStub)
        {
            string rule = isBinary ? "1 where the logit is above 0, otherwise 0 (one output); of several outputs the largest" : "the largest output";
            Member(writer, $"The class index of one row: {rule}. A value that is not finite is an error.", $"public int PredictClass({Floats} input)", body("global::NetGen.Generated.Predictions.Class(core, input)"));
            Member(writer, "The label of one row: the class's name, or its index where names are not known. A value that is not finite is an error.", $"public string PredictLabel({Floats} input)", body("global::NetGen.Generated.Predictions.Label(core, input)"));
            Member(writer, "The labels of any number of rows. A value that is not finite is an error.", $"public string[] PredictLabels({Floats} inputs)", body("global::NetGen.Generated.Predictions.Labels(core, inputs)"));
            Member(
                writer, $"The probabilities of any number of rows: the {(isBinary ? "sigmoid" : "softmax")} of what <see cref=\"Predict\"/> gives. A value that is not finite is an error.",
                $"public void PredictProbabilities({Floats} inputs, {FloatsOut} probabilities)", body("global::NetGen.Generated.Predictions.Probabilities(core, inputs, probabilities)"));
        }

        if (loss is not null || isStub)
        {
            Member(
                writer, "Forward pass, loss, backward pass and one step of the optimizer. Gives the batch's mean loss before the step; where that is not finite there is no step, and all stays as it was.",
                $"public float TrainStep({Floats} inputs, global::NetGen.TargetBatch targets, global::NetGen.Optimizer optimizer)", body("global::NetGen.Generated.NetworkTraining.TrainStep(core, inputs, targets, optimizer)"),
                Inputs, Targets, Parameter("optimizer", "Moves the parameters; the same one at every step, and of this network only, since it keeps state."), Misfit,
                Exception("InvalidOperationException", "Another thread, or a <c>Fit</c> of which this is no callback, is changing the network; or the optimizer serves another one. Nothing has changed then."));
            Member(
                writer, "Forward pass, loss and backward pass: fills <see cref=\"Gradients\"/> (it does not add to them).",
                $"public global::NetGen.BatchLoss ComputeGradients({Floats} inputs, global::NetGen.TargetBatch targets)", body("core.ComputeGradients(inputs, targets)"),
                Inputs, Targets, Misfit, InUse);
        }

        Member(writer, "The forward pass of training: dropout is on, activations are kept for <see cref=\"Backward\"/>. NaN goes through it as through <see cref=\"Predict\"/>.", $"public void Forward({Floats} inputs, {FloatsOut} outputs)", body("core.Forward(inputs, outputs)"), Inputs, Outputs, InUse);
        Member(
            writer, "The backward pass after a <see cref=\"Forward\"/>, one for each, for a training signal of your own: fills <see cref=\"Gradients\"/>; <c>Optimizer.Step</c> applies them.",
            $"public void Backward({Floats} outputGradient, {FloatsOut} inputGradient = default)", body("core.Backward(outputGradient, inputGradient)"),
            Parameter("outputGradient", "∂loss/∂output, rows × <see cref=\"OutputSize\"/>."), Parameter("inputGradient", "Receives ∂loss/∂input, rows × <see cref=\"InputSize\"/>; empty where it is not wanted."),
            Exception("InvalidOperationException", "There is no <see cref=\"Forward\"/> before it, or another thread, or a <c>Fit</c> of which this is no callback, is changing the network."));
        WriteFiles(writer, self, body);
    }

    private static void WriteFiles(CodeWriter writer, string self, Func<string, string> body)
    {
        const string File = "global::NetGen.Generated.NetworkFile";
        const string Match = "global::NetGen.LoadMatch match = global::NetGen.LoadMatch.ByName";
        Member(writer, "Writes weights, preprocessing and class names as a safetensors file, to a temporary name first: a crash leaves an old file whole.", "public void Save(string path)", body($"{File}.Save(core, path)"));
        Member(writer, "Writes weights, preprocessing and class names as safetensors.", "public void Save(global::System.IO.Stream stream)", body($"{File}.Save(core, stream)"));
        Member(writer, "Weights, preprocessing and class names as the bytes of a safetensors file.", "public byte[] Save()", body($"{File}.SaveToBytes(core)"));
        Member(writer, "Reads a safetensors file, NetGen's or PyTorch's. Everything is checked before anything changes; a prediction that is running ends on the old weights.", $"public global::NetGen.LoadReport Load(string path, {Match})", body($"{File}.Load(core, path, match)"), Parameter("path", "A safetensors file."), MatchParameter, InUse);
        Member(writer, "Reads safetensors from a stream.", $"public global::NetGen.LoadReport Load(global::System.IO.Stream stream, {Match})", body($"{File}.Load(core, stream, match)"), Parameter("stream", "What is read from its position on."), MatchParameter, InUse);
        Member(writer, "Reads safetensors from bytes.", $"public global::NetGen.LoadReport Load(global::System.ReadOnlySpan<byte> bytes, {Match})", body($"{File}.Load(core, bytes, match)"), Parameter("bytes", "A whole safetensors file."), MatchParameter, InUse);
        writer.Line();
        writer.Line("/// <summary>A network with the weights, preprocessing and class names of a file.</summary>");
        using (writer.Open($"public static {self} FromFile(string path)"))
        {
            // With its argument: the user's constructors may be called without one, too.
            writer.Line($"{self} network = new(0L);");
            writer.Line("network.Load(path);");
            writer.Line("return network;");
        }

        Member(writer, "A network of its own with the same weights and state.", $"public {self} Clone()", body($"new {self}(core.Clone())"));
    }

    private static void Accessor(CodeWriter writer, string summary, string type, string name, bool isStub)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(isStub ? $"public {type} {name} {{ get; set; }}" : $"public {type} {name} {{ get => core.{name}; set => core.{name} = value; }}");
    }

    private static (string Tag, string Text) Parameter(string name, string text) => ($"param name=\"{name}\"", text);

    private static (string Tag, string Text) Exception(string type, string text) => ($"exception cref=\"global::System.{type}\"", text);

    private static void Member(CodeWriter writer, string? summary, string declaration, string expression, params (string Tag, string Text)[] documentation)
    {
        writer.Line();
        if (summary is not null)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            foreach (var (tag, text) in documentation)
            {
                writer.Line($"/// <{tag}>{text}</{tag.Split(' ')[0]}>");
            }
        }

        writer.Line($"{declaration} => {expression};");
    }
}
