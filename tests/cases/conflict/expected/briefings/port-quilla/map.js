factboxMap.draw("map_port_quilla_0", {"outlines":"pe","focus":["PE"]}, function () {
var map_port_quilla_0 = L.map(
"map_port_quilla_0",
{
center: [-9.184, -75.013],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 10,
}
}
);
L.control.scale().addTo(map_port_quilla_0);
map_port_quilla_0.fitBounds(
[[-18.338, -81.338], [-0.031, -68.689]],
{"animate": false, "padding": [12, 12]}
);
var div_icon_port_quilla_2 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-context",
});
var div_icon_port_quilla_3 = L.divIcon({
"iconSize": [28, 28],
"iconAnchor": [14, 14],
"className": "map-pin map-pin-incident",
});
var circle_port_quilla_4 = L.circle(
[-9.0745, -78.5936],
{"bubblingMouseEvents": true, "className": "map-ring", "color": "#3388ff", "dashArray": null, "dashOffset": null, "fill": false, "fillColor": "#3388ff", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "opacity": 1.0, "radius": 2500, "stroke": true, "weight": 3}
).addTo(map_port_quilla_0);
var marker_port_quilla_5 = L.marker(
[-9.0745, -78.5936],
{
"place": "pier",
"role": "incident",
"icon": div_icon_port_quilla_3,
}
).addTo(map_port_quilla_0);
return map_port_quilla_0;
});
